import CLibXML2

/// A start tag while it is told: its name and attributes are of use until the next one only.
package struct XMLTag {
    /// The local name.
    package let name: XMLName
    /// The prefix, where the tag has one.
    package let prefix: XMLName?
    /// The namespace, where the tag is in one: equal namespaces are equal names.
    package let namespace: XMLName?
    /// Five pointers each: local name, prefix, namespace, first byte of the value and the one behind its last.
    let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    /// How many attributes there are.
    package let attributeCount: Int

    /// The name and the value of an attribute; a prefix other than `xml` (`xml:lang`) counts as another name.
    package func attribute(at index: Int) -> (name: XMLName, isXML: Bool, value: UnsafeBufferPointer<UInt8>)? {
        guard let attributes, index < attributeCount, let name = attributes[index * 5],
            let start = attributes[index * 5 + 3], let end = attributes[index * 5 + 4]
        else { return nil }
        let isXML: Bool
        if let prefix = attributes[index * 5 + 1] {
            guard prefix[0] == UInt8(ascii: "x"), prefix[1] == UInt8(ascii: "m"), prefix[2] == UInt8(ascii: "l"),
                prefix[3] == 0
            else { return nil }
            isXML = true
        } else {
            isXML = false
        }
        return (XMLName(pointer: name), isXML, UnsafeBufferPointer(start: start, count: end - start))
    }

    /// An attribute as it stands: prefix and namespace where it has them, name and value.
    package func fullAttribute(
        at index: Int
    ) -> (prefix: XMLName?, namespace: XMLName?, name: XMLName, value: UnsafeBufferPointer<UInt8>)? {
        guard let attributes, index < attributeCount, let name = attributes[index * 5],
            let start = attributes[index * 5 + 3], let end = attributes[index * 5 + 4]
        else { return nil }
        return (
            attributes[index * 5 + 1].map(XMLName.init(pointer:)),
            attributes[index * 5 + 2].map(XMLName.init(pointer:)),
            XMLName(pointer: name), UnsafeBufferPointer(start: start, count: end - start)
        )
    }

    /// The value of an attribute without a prefix, or `nil`.
    package func value(of name: XMLName?) -> UnsafeBufferPointer<UInt8>? {
        guard let attributes, let wanted = name?.pointer else { return nil }
        for index in 0..<attributeCount where attributes[index * 5] == wanted && attributes[index * 5 + 1] == nil {
            guard let start = attributes[index * 5 + 3], let end = attributes[index * 5 + 4] else { return nil }
            return UnsafeBufferPointer(start: start, count: end - start)
        }
        return nil
    }

    /// The value of an attribute in a namespace as text, or `nil`.
    package func text(of name: XMLName?, in namespace: XMLName?) -> String? {
        guard let attributes, let name = name?.pointer, let namespace = namespace?.pointer else { return nil }
        for index in 0..<attributeCount
        where attributes[index * 5] == name && attributes[index * 5 + 2] == namespace {
            guard let start = attributes[index * 5 + 3], let end = attributes[index * 5 + 4] else { return nil }
            return String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        }
        return nil
    }

    /// Whether any attribute is in a namespace.
    package func hasAttribute(in namespace: XMLName?) -> Bool {
        guard let attributes, let namespace = namespace?.pointer else { return false }
        for index in 0..<attributeCount where attributes[index * 5 + 2] == namespace { return true }
        return false
    }

    /// The value of an attribute without a prefix as text, or `nil`.
    package func text(of name: XMLName?) -> String? {
        value(of: name).map { String(decoding: $0, as: UTF8.self) }
    }
}

import DragomanExchange
import DragomanMemory

/// Times of TMX (`20260131T235959Z`) and of the memory (`2026-01-31T23:59:59Z`) in one form that compares.
enum TMXMoment {
    /// The digits of a time; `nil` where it is not one to the second.
    static func digits(_ text: String?) -> String? {
        guard let text else { return nil }
        let digits = String(decoding: text.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
        return digits.utf8.count == 14 && text.utf8.count <= 20 ? digits : nil
    }

    /// A time of the memory as TMX writes it.
    static func tmx(_ time: String) -> String {
        String(decoding: time.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":") }, as: UTF8.self)
    }

    /// When a variant was made or changed last, by what it or its unit says.
    static func digits(_ variant: TMXDetail, _ unit: TMXDetail) -> String? {
        for detail in [variant, unit] {
            for name in [TMXAttributeName.changeDate, .creationDate] {
                if let moment = digits(detail.value(name)) { return moment }
            }
        }
        return nil
    }

    /// Who made or changed a variant last, by what it or its unit says.
    static func author(_ variant: TMXDetail, _ unit: TMXDetail) -> String? {
        for detail in [variant, unit] {
            for name in [TMXAttributeName.changeID, .creationID] {
                if let author = detail.value(name), !author.isEmpty { return author }
            }
        }
        return nil
    }
}

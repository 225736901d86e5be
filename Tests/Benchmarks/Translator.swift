import Glibc

/// Fills an exported XLIFF 1.2 file as a translator would, so that it can be imported: each source, marked, as target.
///
/// Line by line: what this process holds would be counted as its children's peak memory.
enum Translator {
    static func fill(_ path: String) {
        guard let input = fopen(path, "r"), let output = fopen(path + ".filled", "w") else { return }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        // Sources of alternatives get no target of ours.
        var isInAlternative = false
        while getline(&line, &capacity, input) > 0, let line {
            if strstr(line, "<alt-trans") != nil { isInAlternative = true }
            if strstr(line, "</alt-trans>") != nil { isInAlternative = false }
            // The empty target that went out gives way to the filled one.
            if !isInAlternative, strstr(line, "<target state=\"needs-translation\"></target>") != nil { continue }
            fputs(line, output)
            guard !isInAlternative, let start = strstr(line, "<source>"), let end = strstr(line, "</source>") else {
                continue
            }
            fputs("<target>~ ", output)
            fwrite(start + 8, 1, end - (start + 8), output)
            fputs("</target>\n", output)
        }
        free(line)
        fclose(input)
        fclose(output)
        rename(path + ".filled", path)
    }
}

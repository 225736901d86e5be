// `sentences TAG [utf8|utf16]`: ICU's plain sentence iterator with the input and output of `dragoman segment`.
//
// One paragraph a line in, one JSON array of its sentences a line out. It is what a C++ program without rules of its own
// costs: large reads, no copy of a line, one iterator, escaping in runs. Both ways into ICU are here: a UText over the
// UTF-8, and UTF-16 with the offsets carried back. `make bench` compares with the faster one.
#include <unicode/ubrk.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

namespace {

// Appends a string as JSON; bytes that need no escape are copied in runs.
void appendJSON(std::string &out, const char *s, size_t n) {
    out.push_back('"');
    size_t run = 0;
    for (size_t at = 0; at < n; ++at) {
        unsigned char c = static_cast<unsigned char>(s[at]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(s + run, at - run);
        run = at + 1;
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(static_cast<char>(c));
        } else {
            char code[8];
            std::snprintf(code, sizeof code, "\\u%04x", c);
            out += code;
        }
    }
    out.append(s + run, n - run);
    out.push_back('"');
}

bool writeAll(const std::string &out) {
    for (size_t done = 0; done < out.size();) {
        ssize_t count = write(STDOUT_FILENO, out.data() + done, out.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        done += static_cast<size_t>(count);
    }
    return true;
}

struct Segmenter {
    UBreakIterator *iterator = nullptr;
    UText text = UTEXT_INITIALIZER;
    bool isUTF16 = false;
    std::vector<UChar> units;

    // Calls back with the end of each sentence as a byte offset; false where ICU fails.
    template <typename Ends>
    bool forEachEnd(const char *s, size_t n, Ends ends) {
        UErrorCode status = U_ZERO_ERROR;
        if (!isUTF16) {
            utext_openUTF8(&text, s, static_cast<int64_t>(n), &status);
            ubrk_setUText(iterator, &text, &status);
            if (U_FAILURE(status)) return false;
            while (true) {
                int32_t end = ubrk_next(iterator);
                if (end == UBRK_DONE) return true;
                ends(static_cast<size_t>(end));
            }
        }
        if (units.size() < n + 1) units.resize(2 * n + 64);
        int32_t count = 0;
        u_strFromUTF8WithSub(units.data(), static_cast<int32_t>(units.size()), &count, s, static_cast<int32_t>(n), 0xFFFD,
                             nullptr, &status);
        ubrk_setText(iterator, units.data(), count, &status);
        if (U_FAILURE(status)) return false;
        size_t byte = 0;
        for (int32_t unit = 0; unit < count;) {
            int32_t end = ubrk_next(iterator);
            if (end == UBRK_DONE) return true;
            for (; unit < end; ++unit) {
                UChar c = units[static_cast<size_t>(unit)];
                // Two halves of a pair are four bytes together.
                byte += c < 0x80 ? 1 : c < 0x800 ? 2 : U16_IS_SURROGATE(c) ? 2 : 3;
            }
            ends(byte < n ? byte : n);
        }
        return true;
    }
};

}  // namespace

int main(int argc, char **argv) {
    if (argc < 2) {
        std::fputs("usage: sentences TAG [utf8|utf16]\n", stderr);
        return 2;
    }
    char locale[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(argv[1], locale, sizeof locale, nullptr, &status);
    Segmenter segmenter;
    segmenter.iterator = ubrk_open(UBRK_SENTENCE, locale, nullptr, 0, &status);
    segmenter.isUTF16 = argc > 2 && std::strcmp(argv[2], "utf16") == 0;
    if (U_FAILURE(status)) return 1;

    std::vector<char> input(1 << 18);
    std::string output;
    size_t start = 0;
    size_t end = 0;
    bool isAtEnd = false;
    while (!isAtEnd) {
        if (start > 0) {
            std::memmove(input.data(), input.data() + start, end - start);
            end -= start;
            start = 0;
        }
        if (input.size() - end < (1 << 17)) input.resize(2 * input.size());
        ssize_t got = read(STDIN_FILENO, input.data() + end, input.size() - end);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return 1;
        isAtEnd = got == 0;
        end += static_cast<size_t>(got);
        while (start < end) {
            const char *line = input.data() + start;
            const char *newline = static_cast<const char *>(std::memchr(line, '\n', end - start));
            if (newline == nullptr && !isAtEnd) break;
            size_t count = newline == nullptr ? end - start : static_cast<size_t>(newline - line);
            start += count + (newline == nullptr ? 0 : 1);
            output.push_back('[');
            size_t from = 0;
            bool isDone = count == 0 || segmenter.forEachEnd(line, count, [&](size_t to) {
                if (from > 0) output.push_back(',');
                appendJSON(output, line + from, to - from);
                from = to;
            });
            if (!isDone) return 1;
            output += "]\n";
        }
        if (!writeAll(output)) return 1;
        output.clear();
    }
    ubrk_close(segmenter.iterator);
    utext_close(&segmenter.text);
    return 0;
}

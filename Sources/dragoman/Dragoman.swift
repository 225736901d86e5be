import DragomanCommands

#if canImport(Glibc)
import Glibc
#endif

@main
struct Dragoman {
    static func main() {
        exit(CommandRun.run(Array(CommandLine.arguments.dropFirst())))
    }
}

import DragomanMemory
import DragomanMemorySQLite
import DragomanModel
import DragomanTesting
import Testing

/// The rules that every engine keeps.
struct ContractTests {
    @Test("SQLite keeps the contract", arguments: MemoryStoreContract.all)
    func engineKeepsTheContract(rule: MemoryStoreContract) throws {
        let place = try TemporaryFolder()
        try rule.check(try place.makeMemory())
    }

    @Test("the model keeps the contract", arguments: MemoryStoreContract.all)
    func modelKeepsTheContract(rule: MemoryStoreContract) throws {
        try rule.check(ModelMemory(sourceLanguage: LanguageTag(canonical: "en")))
    }

    @Test("engine and model tell random stories alike", arguments: 0..<UInt64(30))
    func engineAndModelAgree(seed: UInt64) throws {
        let place = try TemporaryFolder()
        try MemoryStory(seed: seed, steps: 40).check(try place.makeMemory())
    }
}

import DragomanModel
import Testing

@testable import DragomanMatching

/// An edit and the classes that it has.
struct EditCase: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var classes: [EditClass]
    var language = "en"

    init(_ old: String, _ new: String, _ classes: EditClass..., in language: String = "en") {
        self.old = old
        self.new = new
        self.classes = classes
        self.language = language
    }

    var testDescription: String { "\(language): \(old) → \(new)" }
}

@Suite struct MeaningGuardTests {
    private func check(_ edit: EditCase) throws {
        let guardian = try MeaningFixtures.guardian(edit.language)
        let (old, new) = (MeaningFixtures.content(edit.old), MeaningFixtures.content(edit.new))
        let there = guardian.judge(stored: old, query: new)
        #expect(there.classes == edit.classes, "\(there.reasons)")
        #expect(there.isSafe == !edit.classes.contains(where: \.isGuarded))
        #expect(guardian.judge(stored: new, query: old).classes == edit.classes, "the other way round")
    }

    @Test(arguments: [
        EditCase("The talks ended.", "The  talks ended.", .spacing),
        EditCase("The talks ended.", "The\u{A0}talks ended.", .spacing),
        EditCase("The newspaper says so.", "The news\u{AD}paper says so.", .spacing),
        EditCase("The talks ended .", "The talks ended.", .spacing),
        EditCase("the talks ended.", "The talks ended.", .letterCase),
        EditCase("COUNCIL APPROVES BUDGET", "Council approves budget", .letterCase),
        EditCase("The talks <1>ended</1>.", "The talks ended.", .code),
        EditCase("The <1>talks</1> ended.", "The talks <1>ended</1>.", .code),
        EditCase("The talks<1/> ended.", "The talks <1/>ended.", .code),
        EditCase("The talks ended.", "The talks ended!", .punctuation),
        EditCase("The talks, he said, ended.", "The talks he said ended.", .punctuation),
        EditCase("It’s over.", "It's over.", .punctuation),
        EditCase("A well known fact.", "A well-known fact.", .punctuation),
        EditCase("The talks (in May) ended.", "The talks – in May – ended.", .punctuation),
        EditCase("The goverment resigned.", "The government resigned.", .typo),
        EditCase("They recieve aid.", "They receive aid.", .typo),
        EditCase("It happened every day.", "It happened everyday.", .typo),
        EditCase("He is not here.", "He isn't here.", .typo),
        EditCase("She cannot come.", "She can not come.", .typo),
        EditCase("They won three seats.", "They won 3 seats.", .typo),
    ])
    func `slight edits in English`(edit: EditCase) throws { try check(edit) }

    @Test(arguments: [
        EditCase("They won three seats.", "They won two seats.", .number),
        EditCase("They won 3 seats.", "They won two seats.", .number),
        EditCase("They won 31 seats.", "They won 13 seats.", .number),
        EditCase("It cost 1,000 dollars.", "It cost 10,000 dollars.", .number),
        EditCase("It cost $5.", "It cost €5.", .number),
        EditCase("Prices rose 5%.", "Prices rose 5.", .number),
        EditCase("It was -5 degrees.", "It was 5 degrees.", .number),
        EditCase("It ended at 10:30.", "It ended at 10.30.", .number),
        EditCase("A million people came.", "A billion people came.", .number),
        EditCase("The first vote failed.", "The second vote failed.", .number),
        EditCase("It fell by half.", "It fell by a third.", .number, .meaning),
        EditCase("He voted once.", "He voted twice.", .number),
        EditCase("The area is 10² metres.", "The area is 102 metres.", .number),
        EditCase("They met in Paris.", "They met in Rome.", .name),
        EditCase("They met Angela Merkel.", "They met Olaf Scholz.", .name),
        EditCase("They met Mr. Meier.", "They met Mr. Meyer.", .name),
        EditCase("The vote is on Monday.", "The vote is on Tuesday.", .name),
        EditCase("It said the US agreed.", "It said the us agreed.", .name),
        EditCase("Merkel said so.", "Merkle said so.", .name),
        EditCase("We met in Paris.", "We met.", .name, .meaning),
        EditCase("He said: “We will come.”", "He said: “We will go.”", .quotation, .meaning),
        EditCase("He called it “final”.", "He called it final.", .quotation),
        EditCase("He called it “final”.", "He called it \"final\".", .punctuation),
        EditCase("“We will come.", "“They will come.", .quotation, .meaning),
        EditCase("We will come,” she said.", "We will go,” she said.", .quotation, .meaning),
        EditCase("He said “no deal” was made.", "He said “a deal” was made.", .quotation, .negation, .meaning),
        EditCase("He said ‘it’s the dogs’ day’.", "He said ‘it’s the cats’ day’.", .quotation, .meaning),
    ])
    func `numbers, names and quotations in English`(edit: EditCase) throws { try check(edit) }

    @Test(arguments: [
        EditCase("It is true.", "It is not true.", .negation),
        EditCase("He can come.", "He can't come.", .negation, .meaning),
        EditCase("It is true.", "It isn’t true.", .negation),
        EditCase("They have a plan.", "They have no plan.", .negation, .meaning),
        EditCase("Somebody came.", "Nobody came.", .negation, .meaning),
        EditCase("He is able to pay.", "He is unable to pay.", .negation),
        EditCase("It is legal.", "It is illegal.", .meaning),
        EditCase("They agreed.", "They disagreed.", .negation),
        EditCase("The hopeful crowd left.", "The hopeless crowd left.", .negation),
        EditCase("It is never late.", "It is not late.", .negation),
        EditCase("It is not red but blue.", "It is red but not blue.", .negation),
        EditCase("A notable man.", "A not able man.", .negation),
        EditCase("Prices will increase.", "Prices will decrease.", .meaning),
        EditCase("Imports fell sharply.", "Exports fell sharply.", .meaning),
        EditCase("All members agreed.", "Some members agreed.", .meaning),
        EditCase("It came before the vote.", "It came after the vote.", .meaning),
        EditCase("He won.", "He won?", .punctuation, .meaning),
        EditCase("The minister left.", "The ministers left.", .meaning),
        EditCase("The council approves it.", "The council approved it.", .meaning),
        EditCase("The council met.", "The council met today.", .meaning),
        EditCase("The county paid.", "The country paid.", .meaning),
        EditCase("They adopt it.", "They adapt it.", .meaning),
        EditCase("It was a casual link.", "It was a causal link.", .meaning),
        EditCase("They created a protection.", "They created a projection.", .meaning),
        EditCase("The collection ended.", "The connection ended.", .meaning),
        EditCase("He likes ☕.", "He likes 🍵.", .meaning),
    ])
    func `negations and other words in English`(edit: EditCase) throws { try check(edit) }

    @Test(arguments: [
        EditCase("Das ist wahr.", "Das ist nicht wahr.", .negation, in: "de"),
        EditCase("Er ist möglich.", "Er ist unmöglich.", .negation, in: "de"),
        EditCase("Die Regirung tagt.", "Die Regierung tagt.", .meaning, in: "de"),
        EditCase("Er sagte „ja“.", "Er sagte „nein“.", .quotation, .negation, .meaning, in: "de"),
        EditCase("Es waren zwei.", "Es waren drei.", .number, in: "de"),
        EditCase("C'est vrai.", "Ce n'est pas vrai.", .negation, .meaning, in: "fr"),
        EditCase("Il vient.", "Il ne vient pas.", .negation, in: "fr"),
        EditCase("Ils sont trois.", "Ils sont quatre.", .number, in: "fr"),
        EditCase("Il a dit « oui ».", "Il a dit oui.", .quotation, in: "fr"),
        EditCase("Es verdad.", "No es verdad.", .letterCase, .negation, in: "es"),
        EditCase("Nadie vino.", "Alguien vino.", .negation, .meaning, in: "es"),
        EditCase("È vero che piove.", "È vero che non piove.", .negation, in: "it"),
        EditCase("Ele vem hoje.", "Ele não vem hoje.", .negation, in: "pt"),
        EditCase("El vine azi.", "El nu vine azi.", .negation, in: "ro"),
        EditCase("Het is waar.", "Het is niet waar.", .negation, in: "nl"),
        EditCase("Det är sant.", "Det är inte sant.", .negation, in: "sv"),
        EditCase("To jest prawda.", "To nie jest prawda.", .negation, in: "pl"),
        EditCase("Premiér to chce.", "Premiér to nechce.", .negation, in: "cs"),
        EditCase("On je došao.", "On nije došao.", .negation, .meaning, in: "hr"),
        EditCase("Он је дошао.", "Он није дошао.", .negation, .meaning, in: "sr"),
        EditCase("On je došao.", "On nije došao.", .negation, .meaning, in: "sr-Latn"),
        EditCase("Он придёт завтра.", "Он не придёт завтра.", .negation, in: "ru"),
        EditCase("Пришли пять человек.", "Пришли шесть человек.", .number, in: "ru"),
        EditCase("Він прийде завтра.", "Він не прийде завтра.", .negation, in: "uk"),
        EditCase("Είναι αλήθεια.", "Δεν είναι αλήθεια.", .letterCase, .negation, in: "el"),
        EditCase("Ήρθε;", "Ήρθε.", .punctuation, .meaning, in: "el"),
        EditCase("Ez igaz.", "Ez nem igaz.", .negation, in: "hu"),
        EditCase("Bu doğru.", "Bu doğru değil.", .negation, in: "tr"),
        EditCase("Bugün geliyor.", "Bugün gelmiyor.", .negation, .meaning, in: "tr"),
        EditCase("Ini benar.", "Ini tidak benar.", .negation, in: "id"),
        EditCase("Anh ấy đến.", "Anh ấy không đến.", .negation, in: "vi"),
        EditCase("هذا صحيح.", "هذا غير صحيح.", .negation, in: "ar"),
        EditCase("جاء ثلاثة رجال.", "جاء أربعة رجال.", .number, in: "ar"),
        EditCase("זה נכון.", "זה לא נכון.", .negation, in: "he"),
        EditCase("این درست است.", "این درست نیست.", .negation, .meaning, in: "fa"),
        EditCase("यह सच है।", "यह सच नहीं है।", .negation, in: "hi"),
        EditCase("เขามา", "เขาไม่มา", .negation, in: "th"),
        EditCase("他是记者。", "他不是记者。", .negation, in: "zh-Hans"),
        EditCase("他們去了。", "他們沒去。", .negation, .meaning, in: "zh-Hant"),
        EditCase("来了三个人。", "来了四个人。", .number, in: "zh-Hans"),
        EditCase("彼は来る。", "彼は来ない。", .negation, .meaning, in: "ja"),
        EditCase("彼は「行く」と言った。", "彼は「帰る」と言った。", .quotation, .meaning, in: "ja"),
        EditCase("그는 갔다.", "그는 가지 않았다.", .negation, .meaning, in: "ko"),
    ])
    func `edits in other languages`(edit: EditCase) throws { try check(edit) }

    @Test func `a judgement names what was changed, and by which table`() throws {
        let guardian = try MeaningFixtures.guardian("en")
        let judgement = guardian.judge(
            stored: CodedText(plain: "They won three seats in Paris."),
            query: CodedText(plain: "They won no seats in Rome,.")
        )
        #expect(judgement.table == "dragoman-meaning-2026.1-en")
        #expect(judgement.gravest == .negation)
        #expect(judgement.warnings.map(\.kind) == [.number, .negation, .name])
        #expect(
            judgement.reasons.first { $0.kind == .name }
                == EditJudgement.Reason(.name, .name, before: "Paris", after: "Rome")
        )
    }

    @Test func `without a table no word is taken for a slip`() throws {
        let guardian = try MeaningCatalogue().meaningGuard(for: LanguageTag(canonical: "en"))
        let judgement = guardian.judge(
            stored: CodedText(plain: "The goverment fell."),
            query: CodedText(plain: "The government fell.")
        )
        #expect(judgement.classes == [.meaning] && judgement.table == "none")
        #expect(guardian.judge(stored: CodedText(plain: "So."), query: CodedText(plain: "So!")).isSafe)
    }
}

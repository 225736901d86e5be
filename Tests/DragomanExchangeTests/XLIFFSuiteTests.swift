import DragomanExchange
import DragomanModel
import DragomanTesting
import Foundation
import Testing

/// The half of OASIS's suite for XLIFF 2.2 that is at hand: what is wrong is refused by the rule that its name says, what is
/// right is not refused.
@Suite(.enabled(if: SharedData.file("interop/oasis-xliff-2.2/manifest.tsv") != nil, "the suite of OASIS is not there"))
struct XLIFFSuiteTests {
    /// The rule that each invalid file breaks.
    private static let rules: [String: String] = [
        "bad_CopyOfWithBadReference": "xliff-copy-unresolved", "bad_CopyOfWithNoCopyReference": "xliff-copy-forbidden",
        "bad_CopyOfWithOriginalData": "xliff-copy-with-data",
        "bad_DataRefWithoutOriginalData": "xliff-data-unresolved",
        "bad_DifferentCanDeleteInScAndEc": "xliff-pair-differs",
        "bad_DifferentCanOverlapInScAndEc": "xliff-pair-differs",
        "bad_DifferentCanReorderInScAndEc": "xliff-pair-differs",
        "bad_DuplicateExtElemIdsInFile": "xliff-id-not-unique",
        "bad_DuplicateNoteIdsInFile": "xliff-id-not-unique", "bad_DuplicateNoteIdsInGroup": "xliff-id-not-unique",
        "bad_EmBeforeSm": "xliff-annotation-unpaired", "bad_FileIdNotUnique": "xliff-id-not-unique",
        "bad_IgnorableWithoutSource": "xliff-element-missing",
        "bad_InvalidCommentAnnotation2": "xliff-comment-reference", "bad_InvalidDataRef": "xliff-data-unresolved",
        "bad_InvalidExtensionAttributeOnPc": "xliff-attribute-unknown",
        "bad_InvalidExtensionAttributeOnTarget": "xliff-attribute-unknown",
        "bad_InvalidExtensionElementInData": "xliff-element-misplaced",
        "bad_InvalidExtensionElementInOriginalData": "xliff-element-misplaced",
        "bad_InvalidFragIdDuplicatedPrefix": "xliff-fragment-invalid",
        "bad_InvalidFragIdMissplacedLeaf": "xliff-fragment-invalid",
        "bad_InvalidFragIdNoSingleLeaf": "xliff-fragment-invalid",
        "bad_InvalidFragIdPrefixNotNmtoken": "xliff-fragment-invalid",
        "bad_InvalidFragIdPrefixTooShort": "xliff-fragment-invalid",
        "bad_InvalidFragIdUnknownPrefix": "xliff-fragment-invalid", "bad_InvalidHexRangeOnCp": "xliff-code-point",
        "bad_InvalidId1": "xliff-attribute-value", "bad_InvalidId2": "xliff-attribute-value",
        "bad_InvalidId3": "xliff-attribute-value", "bad_InvalidIsolatedOnSc": "xliff-isolated-with-end",
        "bad_InvalidLoneEm": "xliff-annotation-unpaired", "bad_InvalidLoneSm": "xliff-annotation-unpaired",
        "bad_InvalidNoteRefInUnit": "xliff-comment-reference", "bad_InvalidNotesInUnit": "xliff-element-misplaced",
        "bad_InvalidValidation": "xliff-element-unknown", "bad_InvalidXmlLangOnGroup": "xliff-language-differs",
        "bad_InvalidXmlLangOnUnit": "xliff-language-differs", "bad_IsolatedEcWithId": "xliff-isolated-with-reference",
        "bad_NoUnitOrGroupInFile": "xliff-element-missing", "bad_NonEmptySkeletonWithHref": "xliff-skeleton",
        "bad_NonIsolatedEcWithoutStartRef": "xliff-end-without-start",
        "bad_OriginalDataWithoutData": "xliff-element-missing", "bad_PartIdNotUnique": "xliff-id-not-unique",
        "bad_SegmentIdNotUnique": "xliff-id-not-unique", "bad_SegmentWithoutSource": "xliff-element-missing",
        "bad_SrcLangNotWellFormed": "xliff-language-tag", "bad_TwoSourceInUnit": "xliff-element-misplaced",
        "bad_UnitWithoutSegment": "xliff-element-missing", "bad_WrongReordering1": "xliff-reordered",
        "bad_WrongSourceLang": "xliff-language-differs", "bad_XmlLangNotWellFormed": "xliff-language-tag",
        "Bad-ctr-property-not-legit-category": "xliff-change-property",
        "Bad-ctr_appliesTo-not-using-ref-to-resolvableID": "xliff-change-reference",
        "Bad-ctr_revisions-not-using-ref-to-resolvableID": "xliff-change-reference",
        "Bad-fs_fs-not-valid-HTML": "xliff-attribute-value",
        "Bad-gls_glossEntry-and-translation-not-unique-in-glossary": "xliff-id-not-unique",
        "Bad-gls_glossEntry-w-o-translation-or-definition": "xliff-glossary-empty",
        "Bad-mda_metaGroup-id-not-unique": "xliff-id-not-unique", "Bad-mda_missing-metaGroup": "xliff-element-missing",
        "Bad-mtc_match-ID-not-unique": "xliff-id-not-unique", "Bad-mtc_subType-w-o-type-match": "xliff-subtype-alone",
        "Bad-mtc_type-value-not-in-list": "xliff-attribute-value", "Bad-mtc_wrong-ref-syntax": "xliff-match-reference",
        "Bad-res_source-has-content-and-href": "xliff-resource-content",
        "Bad-res_source-xml_lang-not-same-as-xliff": "xliff-language-differs",
        "Bad-slr_equivStorage-ec-not-isolated": "xliff-size-information",
        "Bad-slr_equivStorage-not-integer": "xliff-size-information",
        "Bad-slr_sizeInfo-ec-not-isolated": "xliff-size-information",
        "Bad-slr_sizeInfo-not-integer": "xliff-size-information",
        "Bad-slr_sizeInfo-with-sizeInfoRef": "xliff-size-information",
        "Bad-slr_sizeInfoRef-with-sizeInfo": "xliff-size-information",
        "Bad-val_ExactlyOneAttributeOnRule": "xliff-validation-rule",
        "Bad-val_invalid-normalization": "xliff-attribute-value",
    ]

    private struct Case {
        var name: String
        var path: String
        var verdict: String
    }

    private func cases() throws -> [Case] {
        let manifest = try #require(SharedData.file("interop/oasis-xliff-2.2/manifest.tsv"))
        let folder = manifest.deletingLastPathComponent()
        return try String(contentsOf: manifest, encoding: .utf8).split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count > 4, cells[0].hasSuffix(".xlf") else { return nil }
            let url = folder.appendingPathComponent(cells[0])
            return Case(name: url.deletingPathExtension().lastPathComponent, path: url.path, verdict: cells[2])
        }
    }

    @Test func `what is wrong is refused by the rule that its name says`() throws {
        var count = 0
        for each in try cases() where each.verdict == "invalid" {
            count += 1
            let result = try XLIFFValidator.validate(path: each.path, file: each.name)
            let codes = result.findings.filter { $0.severity == .error }.map(\.code)
            let wanted = try #require(Self.rules[each.name], "no rule is named for \(each.name)")
            #expect(codes.contains(wanted), "\(each.name): \(codes)")
        }
        #expect(count == Self.rules.count)
    }

    @Test func `what is right is not refused`() throws {
        var count = 0
        for each in try cases() where each.verdict == "valid" {
            count += 1
            let result = try XLIFFValidator.validate(path: each.path, file: each.name)
            #expect(
                result.isValid,
                "\(each.name): \(result.findings.map { "\($0.line ?? 0) \($0.code) \($0.message)" })"
            )
        }
        #expect(count > 20)
    }
}

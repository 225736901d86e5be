package import DragomanModel
import DragomanText

/// Turns units into segments: sentences with their codes, and where they stand in the skeleton.
///
/// The rules at a boundary, with the codes and white space between two sentences:
/// - a closing code goes with the sentence before, an opening code with the one after;
/// - a standalone code that touches the sentence before goes with it, else with the one after; a line break goes with
///   neither;
/// - a pair that wraps one or more whole segments stays skeleton;
/// - any other pair that spans segments is opened and closed in each; a unit in which that would be more often than
///   a few times a segment stays one segment.
package struct UnitSplitter {
    private let boundaries: (String) throws -> [Int]

    /// Makes a splitter.
    ///
    /// `boundaries` gives the UTF-8 offsets at which the sentences of a text end, trailing white space included.
    package init(boundaries: @escaping (String) throws -> [Int]) {
        self.boundaries = boundaries
    }

    /// The segments of a unit in order.
    ///
    /// Their byte ranges do not overlap; what lies between stays skeleton.
    ///
    /// - Throws: What the boundaries throw.
    /// - Complexity: O(n log p) for n bytes of content and p pieces, plus the boundaries.
    package func split(_ unit: Unit) throws -> [Segment] {
        var atoms = UnitAtoms(unit)
        guard atoms.hasText else { return [] }
        let cuts = try sentenceCuts(&atoms)
        let runs = runs(of: unit, atoms.atoms, cuts: cuts)
        let bounded = runs.repeatsTooMuch ? self.runs(of: unit, atoms.atoms, cuts: []) : runs
        return SegmentBuilder(unit: unit, runs: bounded).segments
    }

    private func runs(of unit: Unit, _ atoms: [UnitAtoms.Atom], cuts: [Int]) -> SegmentRuns {
        var runs = SegmentRuns(atoms: atoms, cuts: cuts)
        runs.stripWrappingPairs(except: unit.rewrittenIDs(atoms))
        return runs
    }

    /// Where sentences end, as indexes into the atoms; an atom that a boundary splits is split.
    private func sentenceCuts(_ atoms: inout UnitAtoms) throws -> [Int] {
        let text = atoms.readersText
        let offsets = try boundaries(text).filter { $0 > 0 && $0 < text.utf8.count }
        return offsets.compactMap { atoms.cut(atReadersOffset: $0) }
    }
}

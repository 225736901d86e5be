import DragomanMatching
import DragomanSegmentation

/// The data of languages that an ingest goes by.
struct IngestTables {
    /// The segmentation rules.
    let rules: SegmentationCatalogue
    /// Reads the words on which meaning turns.
    let meanings: () throws -> MeaningCatalogue
}

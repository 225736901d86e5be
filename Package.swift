// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "dragoman",
    products: [
        .executable(name: "dragoman", targets: ["dragoman"]),
        .library(name: "Dragoman", targets: ["DragomanDesk", "DragomanWorkflow", "DragomanReports", "DragomanModel"]),
    ],
    dependencies: [
        // The memory's SQL: transactions, cached statements, migrations.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // The command line: parsing, help, completions.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // The site file, with the place of what is wrong in it.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Foreign code, one door each.
        .systemLibrary(name: "CICUSystem", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
        .target(name: "CDragomanICU", dependencies: ["CICUSystem"]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
        .systemLibrary(
            name: "CCMarkGFM",
            pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
        ),

        // Loops that want the widest vectors a processor has.
        .target(name: "CDragomanBits"),

        // The flow, from the nouns upwards.
        .target(name: "DragomanModel"),
        .target(name: "DragomanText", dependencies: ["DragomanModel", "CDragomanICU"]),
        .target(name: "DragomanXML", dependencies: ["DragomanModel", "CLibXML2", "CZlib"]),
        .target(name: "DragomanSegmentation", dependencies: ["DragomanModel", "DragomanText", "DragomanXML"]),
        .target(
            name: "DragomanDocuments",
            dependencies: ["DragomanModel", "DragomanText", "DragomanXML", "CGumbo", "CCMarkGFM"]
        ),
        .target(name: "DragomanExchange", dependencies: ["DragomanModel", "DragomanText", "DragomanXML"]),
        .target(name: "DragomanMatching", dependencies: ["DragomanModel", "DragomanText", "CDragomanBits"]),
        .target(name: "DragomanTerminology", dependencies: ["DragomanModel", "DragomanText"]),
        .target(name: "DragomanMemory", dependencies: ["DragomanModel"]),
        .target(
            name: "DragomanMemorySQLite",
            dependencies: [
                "DragomanModel", "DragomanMemory",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        .target(name: "DragomanReports", dependencies: ["DragomanModel"]),
        .target(
            name: "DragomanWorkflow",
            dependencies: [
                "DragomanModel", "DragomanText", "DragomanXML", "DragomanSegmentation", "DragomanDocuments",
                "DragomanExchange", "DragomanMatching", "DragomanTerminology", "DragomanMemory", "DragomanReports",
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        // The library's front door: picks engine and data, gives the verbs.
        .target(
            name: "DragomanDesk",
            dependencies: [
                "DragomanModel", "DragomanSegmentation", "DragomanMatching", "DragomanWorkflow", "DragomanMemorySQLite",
            ]
        ),
        .target(
            name: "DragomanCommands",
            dependencies: [
                "DragomanModel", "DragomanText", "DragomanSegmentation", "DragomanReports", "DragomanWorkflow",
                "DragomanDesk",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(name: "dragoman", dependencies: ["DragomanCommands"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

// Tests mirror the targets; DragomanTesting is what they share.
package.targets += [
    .target(
        name: "DragomanTesting",
        dependencies: ["DragomanModel", "DragomanMemory", "DragomanXML"],
        path: "Tests/DragomanTesting"
    )
]
let tested = [
    "DragomanModel": [String](), "DragomanText": [], "DragomanXML": [], "DragomanSegmentation": ["DragomanText"],
    "DragomanDocuments": ["DragomanText", "DragomanSegmentation"], "DragomanExchange": ["DragomanXML", "DragomanText"],
    "DragomanMatching": ["DragomanText", "CDragomanBits"], "DragomanTerminology": ["DragomanText"],
    "DragomanMemorySQLite": ["DragomanMemory"],
    "DragomanReports": ["DragomanText"],
    "DragomanDesk": ["DragomanWorkflow", "DragomanReports"],
    "DragomanWorkflow": [
        "DragomanMemorySQLite", "DragomanMemory", "DragomanText", "DragomanDocuments", "DragomanSegmentation",
        "DragomanMatching", "DragomanReports",
    ],
]
// Plain files beside the tests, read where they lie.
let unbuilt = [
    "DragomanMemorySQLite": ["Fixtures"], "DragomanReports": ["Golden"], "DragomanSegmentation": ["Cases", "Golden"],
]
for (name, also) in tested.sorted(by: { $0.key < $1.key }) {
    package.targets.append(
        .testTarget(
            name: name + "Tests",
            dependencies: (["DragomanModel", "DragomanTesting", name] + also).reduce(into: [String]()) {
                if !$0.contains($1) { $0.append($1) }
            }.map { .target(name: $0) },
            exclude: unbuilt[name] ?? []
        )
    )
}
package.targets.append(
    .testTarget(
        name: "EndToEndTests",
        dependencies: ["DragomanModel", "DragomanMemory", "DragomanMemorySQLite", "DragomanTesting", "dragoman"],
        exclude: ["Golden"]
    )
)

// Figures, not tests: built when asked for (`make bench`, `make quality`).
if Context.environment["DRAGOMAN_BENCHMARKS"] != nil {
    package.targets += [
        .target(name: "DragomanMeasuring", dependencies: ["DragomanTesting"], path: "Tests/Measuring"),
        .executableTarget(
            name: "dragoman-bench",
            dependencies: [
                "DragomanModel", "DragomanText", "DragomanSegmentation", "DragomanDocuments", "DragomanExchange",
                "DragomanMemory", "DragomanMemorySQLite", "DragomanWorkflow", "DragomanDesk", "DragomanTesting",
                "DragomanMeasuring",
            ],
            path: "Tests/Benchmarks",
            // Programs to compare with.
            exclude: ["ICU", "Memory/nearest.py"]
        ),
        .executableTarget(
            name: "dragoman-quality",
            dependencies: [
                "DragomanModel", "DragomanText", "DragomanSegmentation", "DragomanMatching", "DragomanDesk",
                "DragomanTesting", "DragomanMeasuring",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Quality",
            exclude: ["figures.txt"]
        ),
    ]
}

// Finds the weights of the Thai model: built when asked for (`make train-thai`).
if Context.environment["DRAGOMAN_TRAINING"] != nil {
    package.targets.append(
        .executableTarget(
            name: "dragoman-train-thai",
            dependencies: ["DragomanModel", "DragomanSegmentation", "DragomanTesting"],
            path: "Tests/Training"
        )
    )
}

// Feeds the readers of foreign files with broken ones: built when asked for (`make fuzz`).
let isFuzzing = Context.environment["DRAGOMAN_FUZZING"] != nil
if isFuzzing {
    package.targets += [
        .target(name: "CDragomanFuzzing", path: "Tests/Fuzzing/Start"),
        .executableTarget(
            name: "dragoman-fuzz",
            dependencies: [
                "CDragomanFuzzing", "DragomanModel", "DragomanSegmentation", "DragomanDocuments", "DragomanExchange",
                "DragomanWorkflow",
            ],
            path: "Tests/Fuzzing",
            exclude: ["Start", "Dictionaries", "Seeds", "fuzz.sh"],
            linkerSettings: [.unsafeFlags(["-sanitize=address,fuzzer"])]
        ),
    ]
    // Our own code only tells libFuzzer where it went; the packages that we use do not.
    for target in package.targets where target.type != .system {
        target.swiftSettings = [.unsafeFlags(["-sanitize=address,fuzzer"])]
        target.cSettings = [.unsafeFlags(["-fsanitize=address,fuzzer-no-link"])]
        target.cxxSettings = [.unsafeFlags(["-fsanitize=address,fuzzer-no-link"])]
    }
}

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ]
}

// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
]

let package = Package(
    name: "sitegen",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "sitegen", targets: ["sitegen"]),
        .library(name: "SiteKit", targets: ["SiteKit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // Tests and benchmark only: the published renderer our template engine is compared with.
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CCmarkGFM",
            pkgConfig: "libcmark-gfm",
            providers: [
                .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]),
                .brew(["cmark-gfm"]),
            ]
        ),
        .systemLibrary(
            name: "CWebP",
            pkgConfig: "libwebp",
            providers: [.apt(["libwebp-dev"]), .brew(["webp"])]
        ),
        .systemLibrary(
            name: "CWebPMux",
            pkgConfig: "libwebpmux",
            providers: [.apt(["libwebp-dev"]), .brew(["webp"])]
        ),
        .systemLibrary(
            name: "CPNG",
            pkgConfig: "libpng",
            providers: [.apt(["libpng-dev"]), .brew(["libpng"])]
        ),
        .systemLibrary(
            name: "CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]
        ),
        .target(name: "CCurlOptions", dependencies: ["CCurl"]),
        .target(name: "CPosix"),
        .target(name: "CCmarkThreads", dependencies: ["CCmarkGFM"]),
        .target(
            name: "SiteKit",
            dependencies: [
                "CCmarkGFM", "CCmarkThreads", "CCurl", "CCurlOptions", "CPNG", "CPosix", "CWebP", "CWebPMux",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [
                .embedInCode("Preview/Client/client.css"),
                .embedInCode("Preview/Client/client.js"),
                .embedInCode("Preview/Client/tools.css"),
                .embedInCode("Preview/Client/tools.js"),
            ],
            swiftSettings: strict
        ),
        // Judges the client of SiteKit, so it shares no code with it.
        .target(
            name: "ImageAPIEmulator",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "sitegen",
            dependencies: [
                "ImageAPIEmulator", "SiteKit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "TemplateBenchmark",
            dependencies: ["SiteKit", .product(name: "Mustache", package: "swift-mustache")],
            path: "Benchmarks/Templates",
            swiftSettings: strict
        ),
        // Run beside cwebp by Benchmarks/images.py.
        .executableTarget(
            name: "ImageBenchmark",
            dependencies: ["SiteKit"],
            path: "Benchmarks/Images",
            swiftSettings: strict
        ),
        // Run by Benchmarks/checks.py.
        .executableTarget(
            name: "CheckBenchmark",
            dependencies: ["SiteKit"],
            path: "Benchmarks/Checks",
            swiftSettings: strict
        ),
        // Run by `make test`, and for longer by `make soak`: thousands of refreshes that end anywhere.
        .executableTarget(
            name: "RefreshSimulation",
            dependencies: ["ImageAPIEmulator", "SiteKit"],
            path: "Tests/RefreshSimulation",
            swiftSettings: strict
        ),
        // Run under valgrind by Tests/CWrapperFaults/run.
        .executableTarget(
            name: "CWrapperFaults",
            dependencies: ["SiteKit"],
            path: "Tests/CWrapperFaults",
            exclude: ["run", "valgrind.supp"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SiteKitTests",
            dependencies: [
                "SiteKit",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            exclude: ["Fixtures", "Goldens"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ImageAPIEmulatorTests",
            dependencies: [
                // SiteKit reads its pictures here, through libpng.
                "ImageAPIEmulator", "SiteKit",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)

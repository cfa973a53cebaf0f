@testable import SiteKit

/// The walls of the project: which rooms each room may name, and which file may import which library.
///
/// `docs/architecture.md` shows this list; `WallTests` keeps the sources to it.
enum Rooms {
    /// The rooms a room may name, itself apart. Every room of `Sources/SiteKit` stands here, and the program.
    static let mayName: [String: Set<String>] = [
        "Diagnostics": [],
        "Files": ["Diagnostics"],
        "Facts": ["Files", "Diagnostics"],
        "Imaging": [],
        "Assets": ["Files", "Diagnostics"],
        "Templates": ["Files", "Diagnostics"],
        "Markdown": ["Files", "Diagnostics"],
        "Content": ["Facts", "Files", "Diagnostics"],
        // The size of a published picture is read from its header.
        "Catalog": ["Assets", "Imaging", "Files", "Diagnostics"],
        // Metadata and pixels of pictures are proved, not only their digests.
        "Provenance": ["Catalog", "Imaging", "Files", "Diagnostics"],
        // What a HTTP client can do knows nothing of sites.
        "Network": [],
        "Checks": ["Network", "Content", "Facts", "Markdown", "Files", "Diagnostics"],
        "Refresh": ["Network", "Catalog", "Imaging", "Files", "Diagnostics"],
        "Site": [
            "Checks", "Network", "Content", "Markdown", "Templates", "Assets", "Catalog", "Facts", "Files",
            "Diagnostics",
        ],
        // Shows what other rooms know; decides nothing about a site itself.
        "Preview": ["Site", "Content", "Catalog", "Facts", "Files", "Diagnostics"],
        "sitegen": [
            "Preview", "Site", "Refresh", "Network", "Facts", "Provenance", "Catalog", "Imaging", "Files",
            "Diagnostics",
        ],
    ]

    /// The one file that imports each library, or the folder whose files do.
    static let importer: [String: String] = [
        "CCmarkGFM": "Markdown/MarkdownTree.swift",
        "CCmarkThreads": "Markdown/MarkdownTree.swift",
        "CCurl": "Network/CurlTransport.swift",
        "CCurlOptions": "Network/CurlTransport.swift",
        "CPNG": "Imaging/PNG.swift",
        "CPosix": "Files/",
        "CWebP": "Imaging/WebP.swift",
        "CWebPMux": "Imaging/WebPMetadata.swift",
        "Crypto": "Files/Digest.swift",
        "NIOCore": "Preview/Server/",
        "NIOPosix": "Preview/Server/PreviewServer.swift",
        "Yams": "Files/YAMLDocument.swift",
    ]

    /// All Swift sources of the project, each with its room.
    static func sources() throws -> [WallCheck.Source] {
        try ["SiteKit", "sitegen"].flatMap { target in
            let folder = "\(Repository.root)/Sources/\(target)"
            return try Folder.walk(folder).files.keys.sorted().filter { $0.hasSuffix(".swift") }.map { path in
                let text = String(decoding: try Folder.readAll("\(folder)/\(path)"), as: UTF8.self)
                let room = target == "sitegen" ? target : String(path.split(separator: "/")[0])
                return WallCheck.Source(room: room, file: path, text: text)
            }
        }
    }
}

/// A code that no fixture can produce, since it takes more than sources that are wrong, and the test that does.
struct ProducedElsewhere: Sendable {
    /// Such as `SG0804`.
    let code: String
    /// The test's file, from `Tests/`.
    let file: String
    /// The name of its function.
    let test: String

    init(_ code: String, _ file: String, _ test: String) {
        self.code = code
        self.file = file
        self.test = test
    }

    /// Every such code, once.
    static let all: [ProducedElsewhere] = [
        // Sizes that would make a fixture slow, or that another limit meets first.
        ProducedElsewhere("SG0301", "SiteKitTests/Markdown/LimitTests.swift", "size"),
        ProducedElsewhere("SG0304", "SiteKitTests/Markdown/LimitTests.swift", "floods"),
        ProducedElsewhere("SG0326", "SiteKitTests/Checks/AnchorCheckTests.swift", "limit"),
        // The disk, and other programs on it.
        ProducedElsewhere("SG0324", "SiteKitTests/Files/SourceReaderTests.swift", "missing"),
        ProducedElsewhere("SG0801", "SiteKitTests/Site/OutputPlaceTests.swift", "link"),
        ProducedElsewhere("SG0802", "SiteKitTests/Site/OutputPlaceTests.swift", "noManifest"),
        ProducedElsewhere("SG0803", "Program/test_disk.py", "test_full_disk_leaves_the_old_site"),
        ProducedElsewhere("SG0804", "SiteKitTests/Site/OutputPlaceTests.swift", "locked"),
        ProducedElsewhere("SG0805", "SiteKitTests/Site/BuildCheckTests.swift", "drift"),
        ProducedElsewhere("SG0806", "SiteKitTests/Site/VerifyDiagnosticsTests.swift", "differences"),
        ProducedElsewhere("SG0808", "Program/test_disk.py", "test_an_old_site_that_cannot_be_removed_is_a_warning"),
        // The showcase: records that only its own commands write, and those commands.
        ProducedElsewhere("SG0907", "SiteKitTests/Catalog/ShowcaseTests.swift", "missingPicture"),
        ProducedElsewhere("SG0908", "SiteKitTests/Site/BrokenSourceTests.swift", "changedPicture"),
        ProducedElsewhere("SG0910", "SiteKitTests/Catalog/Runs/PlaceholderRunTests.swift", "unknown"),
        ProducedElsewhere("SG0911", "SiteKitTests/Catalog/Runs/PlaceholderRunTests.swift", "undrawn"),
        ProducedElsewhere("SG0914", "SiteKitTests/Catalog/LedgerTests.swift", "changed"),
        ProducedElsewhere("SG0915", "SiteKitTests/Catalog/LedgerTests.swift", "fork"),
        ProducedElsewhere("SG0916", "SiteKitTests/Catalog/LedgerStateTests.swift", "impossible"),
        ProducedElsewhere("SG0917", "SiteKitTests/Provenance/ShowcaseAuditTests.swift", "cutOff"),
        ProducedElsewhere("SG0918", "SiteKitTests/Catalog/Runs/PlaceholderRunTests.swift", "busy"),
        ProducedElsewhere("SG0919", "SiteKitTests/Catalog/Runs/ImportRunTests.swift", "size"),
        ProducedElsewhere("SG0920", "SiteKitTests/Catalog/Runs/RetireRunTests.swift", "refused"),
        ProducedElsewhere("SG0922", "SiteKitTests/Catalog/Runs/CandidateRunTests.swift", "unusable"),
        ProducedElsewhere("SG0923", "SiteKitTests/Catalog/Runs/ReviewRunTests.swift", "nothing"),
        ProducedElsewhere("SG0924", "SiteKitTests/Catalog/Runs/ReviewRunTests.swift", "stale"),
        ProducedElsewhere("SG0925", "SiteKitTests/Site/PublishedPictureTests.swift", "rehearsal"),
        ProducedElsewhere("SG0926", "SiteKitTests/Site/PublishedPictureTests.swift", "withdrawnWithout"),
        ProducedElsewhere("SG0927", "SiteKitTests/Provenance/GeneratedAuditTests.swift", "credentials"),
        ProducedElsewhere("SG0921", "SiteKitTests/Catalog/Runs/PlaceholderRunTests.swift", "noManifest"),
        // Other sites.
        ProducedElsewhere("SG1401", "SiteKitTests/Checks/Outside/ExternalLinkCheckTests.swift", "overTheNetwork"),
        ProducedElsewhere("SG1402", "SiteKitTests/Checks/Outside/ExternalLinkCheckTests.swift", "unreachable"),
        ProducedElsewhere("SG1403", "SiteKitTests/Checks/Outside/ExternalLinkCheckTests.swift", "overTheNetwork"),
        ProducedElsewhere("SG1404", "SiteKitTests/Checks/Outside/ExternalLinkCheckTests.swift", "overTheNetwork"),
        ProducedElsewhere("SG1405", "SiteKitTests/Checks/Outside/ExternalLinkCheckTests.swift", "decrypted"),
        // The refresh: what the API, the network and the disk do.
        ProducedElsewhere("SG1501", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "stateFolder"),
        ProducedElsewhere("SG1502", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "journal"),
        ProducedElsewhere("SG1503", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "key"),
        ProducedElsewhere("SG1504", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "refused"),
        ProducedElsewhere("SG1505", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "failed"),
        ProducedElsewhere("SG1506", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "lost"),
        ProducedElsewhere("SG1507", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "unknown"),
        ProducedElsewhere("SG1508", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "unusable"),
        ProducedElsewhere("SG1509", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "shut"),
        ProducedElsewhere("SG1510", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "notAsked"),
        ProducedElsewhere("SG1511", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "held"),
        ProducedElsewhere("SG1512", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "underWay"),
        ProducedElsewhere("SG1513", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "persist"),
        ProducedElsewhere("SG1514", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "storage"),
        ProducedElsewhere("SG1515", "SiteKitTests/Refresh/Run/RefreshFaultTests.swift", "capped"),
        ProducedElsewhere("SG1516", "SiteKitTests/Refresh/Run/RefreshPlanTests.swift", "retryUnknown"),
        ProducedElsewhere("SG1517", "SiteKitTests/Refresh/Run/RefreshPlanTests.swift", "underWay"),
        // The preview: other programs that listen.
        ProducedElsewhere("SG1601", "SiteKitTests/Preview/Server/PreviewServerStartTests.swift", "taken"),
        // The audit.
        ProducedElsewhere("SG1001", "SiteKitTests/Provenance/ShowcaseAuditTests.swift", "unreadable"),
        ProducedElsewhere("SG1002", "SiteKitTests/Provenance/ShowcaseAuditTests.swift", "pixels"),
        ProducedElsewhere("SG1003", "SiteKitTests/Provenance/ShowcaseAuditTests.swift", "metadata"),
        ProducedElsewhere("SG1004", "SiteKitTests/Provenance/ShowcaseAuditTests.swift", "absent"),
        ProducedElsewhere("SG1117", "SiteKitTests/Site/PendingPriceRouteTests.swift", "largeFile"),
        ProducedElsewhere("SG1005", "SiteKitTests/Provenance/ShowcaseAuditTests.swift", "changedOriginal"),
    ]

    /// The lines of the test that expect something; empty when there is no such test.
    func expectations() throws -> String {
        let text = try Repository.text("Tests/\(file)")
        let isSwift = file.hasSuffix(".swift")
        guard let start = text.firstRange(of: isSwift ? "    func \(test)(" : "    def \(test)(") else { return "" }
        let rest = text[start.upperBound...]
        let body = rest.firstRange(of: isSwift ? "\n    }\n" : "\n    def ").map { rest[..<$0.lowerBound] } ?? rest
        return body.split(separator: "\n").filter {
            $0.contains("#expect") || $0.contains("assert") || $0.contains(code)
        }
        .joined(separator: "\n")
    }
}

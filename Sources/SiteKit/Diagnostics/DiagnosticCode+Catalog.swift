extension DiagnosticCode {
    static let invalidManifest = DiagnosticCode("SG0901", "A showcase manifest entry that can't be used.")
    static let duplicateAsset = DiagnosticCode("SG0902", "Two showcase assets with one id.")
    static let missingLock = DiagnosticCode("SG0903", "A showcase asset that has no lock.")
    static let jsonSyntax = DiagnosticCode("SG0904", "JSON that can't be parsed.")
    static let invalidLock = DiagnosticCode("SG0905", "A showcase lock that contradicts itself or its place.")
    static let lockSize = DiagnosticCode("SG0906", "A published picture of another size than the manifest asks for.")
    static let missingVariant = DiagnosticCode("SG0907", "A picture file that a lock names and that isn't there.")
    static let changedVariant = DiagnosticCode("SG0908", "A picture file with other bytes than its lock says.")
    static let strayLock = DiagnosticCode("SG0909", "A lock for an asset that the manifest doesn't have.")
    static let unknownAsset = DiagnosticCode("SG0910", "A showcase asset that the manifest doesn't have.")
    static let missingDrawing = DiagnosticCode("SG0911", "A showcase asset for which no placeholder can be drawn.")
}

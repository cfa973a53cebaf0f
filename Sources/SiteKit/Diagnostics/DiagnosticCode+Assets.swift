extension DiagnosticCode {
    static let missingAsset = DiagnosticCode("SG0601", "An asset that is used but isn't there.")
    static let thirdPartyAsset = DiagnosticCode("SG0603", "A stylesheet that loads from another site.")
    static let unreadablePicture = DiagnosticCode("SG0602", "A picture whose size can't be read.")
}

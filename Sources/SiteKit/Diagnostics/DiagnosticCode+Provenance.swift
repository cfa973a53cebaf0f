extension DiagnosticCode {
    static let strayShowcaseFile = DiagnosticCode("SG1001", "A file of the showcase that no record names.")
    static let undecodablePicture = DiagnosticCode("SG1002", "A picture of the showcase that can't be decoded.")
    static let pictureMetadata = DiagnosticCode("SG1003", "A picture whose metadata contradicts its record.")
    static let missingOriginal = DiagnosticCode("SG1004", "An original that a record names and that isn't there.")
    static let changedOriginal = DiagnosticCode("SG1005", "An original with other bytes than its name says.")
}

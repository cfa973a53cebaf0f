extension DiagnosticCode {
    static let deadLink = DiagnosticCode("SG0701", "A link to a page or file that isn't there.")
    static let linkToDraft = DiagnosticCode("SG0703", "A link to a draft.")
    static let unknownPicture = DiagnosticCode("SG0704", "A showcase picture that isn't in the manifest.")
    static let unknownDirective = DiagnosticCode("SG0705", "A directive that doesn't exist.")
    static let directiveUse = DiagnosticCode("SG0706", "A directive that is used the wrong way.")
}

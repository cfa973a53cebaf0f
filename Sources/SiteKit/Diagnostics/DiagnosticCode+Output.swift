extension DiagnosticCode {
    static let outputPlace = DiagnosticCode("SG0801", "The output can't be written where it should be.")
    static let foreignFile = DiagnosticCode("SG0802", "Files in the output that sitegen didn't write.")
    static let outputFailure = DiagnosticCode("SG0803", "Writing the output failed.")
    static let outputBusy = DiagnosticCode("SG0804", "Another build is writing the same output.")
    static let outputDrift = DiagnosticCode("SG0805", "The output isn't what the sources make.")
    static let notReproducible = DiagnosticCode("SG0806", "Two builds of the same sources differ.")
    static let outputLeftover = DiagnosticCode("SG0808", "The old site could not be removed after the exchange.")
    static let outputCollision = DiagnosticCode("SG0807", "Two sources make the same file.")
}

/// Where a picture comes from, in the words of the IPTC: https://cv.iptc.org/newscodes/digitalsourcetype/
public enum DigitalSourceType: String, Hashable, Sendable, CaseIterable {
    /// Made by a person, or by a program that a person wrote, without a trained model: a drawn placeholder.
    case digitalCreation
    /// Made by a trained model.
    case trainedAlgorithmicMedia
    /// Taken with a camera.
    case digitalCapture
    /// Made of parts of which at least one comes from a trained model.
    case compositeWithTrainedAlgorithmicMedia

    /// What every term begins with. The vocabulary's own spelling is `http`.
    static let vocabulary = "http://cv.iptc.org/newscodes/digitalsourcetype/"

    /// The term as metadata name it.
    public var uri: String { DigitalSourceType.vocabulary + rawValue }
}

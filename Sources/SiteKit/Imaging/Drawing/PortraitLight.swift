/// The lamps of the portrait: x to the right, y down, z to the viewer.
enum PortraitLight {
    /// The warm one behind her, before her face and above.
    static let behind = unit(Light(-0.80, -0.36, -0.70))
    /// A weak cool one behind her back.
    static let kicker = unit(Light(0.78, -0.46, -0.52))
    /// The large dim one that keeps the shadows open.
    static let front = unit(Light(-0.58, -0.40, 0.70))

    /// Colour and strength of the light from behind.
    static let warm = Light(3.3, 1.95, 1.02)
    /// Of the kicker.
    static let cool = Light(0.24, 0.32, 0.40)
    /// Of the dim one.
    static let dim = Light(0.100, 0.096, 0.102)

    private static func unit(_ v: Light) -> Light { v / (v * v).sum().squareRoot() }
}

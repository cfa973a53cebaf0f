/// The placeholders this program can draw. The raw value is the id of the showcase asset.
public enum Motif: String, CaseIterable, Hashable, Sendable {
    /// A frosted glass bottle in morning light.
    case skincareBottle = "skincare-bottle"
    /// Robots being built, warm colours.
    case roboticsWorkshop = "robotics-workshop"
    /// A mountain lake at dawn.
    case alpineLake = "alpine-lake"
    /// A portrait in rim light.
    case studioPortrait = "studio-portrait"
    /// Translucent ribbons on a dark ground.
    case translucentRibbons = "translucent-ribbons"
    /// A poster whose lettering says IMAGE 2.
    case typePoster = "type-poster"

    /// Draws the motif, filling the size; the same pixels on every machine.
    ///
    /// - Throws: `size` for sides a bitmap can't have.
    public func draw(width: Int, height: Int) throws(ImagingError) -> Bitmap {
        try Bitmap.check(width: width, height: height)
        let canvas =
            switch self {
            case .skincareBottle: SkincareBottle.draw(width: width, height: height)
            case .typePoster: TypePoster.draw(width: width, height: height)
            case .roboticsWorkshop: RoboticsWorkshop.draw(width: width, height: height)
            case .studioPortrait: StudioPortrait.draw(width: width, height: height)
            case .alpineLake: AlpineLake.draw(width: width, height: height)
            case .translucentRibbons: TranslucentRibbons.draw(width: width, height: height)
            }
        return try canvas.developed()
    }
}

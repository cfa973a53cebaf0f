/// Where the parts of the portrait lie, in units of its width, the face to the left.
enum PortraitOutline {
    /// Neck, shoulder and chest, turned a little to the viewer.
    static let body: [Point] = [
        Point(0.57, 0.70), Point(0.540, 0.82), Point(0.524, 0.915), Point(0.520, 0.990), Point(0.519, 1.026),
        Point(0.509, 1.036), Point(0.499, 1.066),
        Point(0.462, 1.114), Point(0.398, 1.180), Point(0.338, 1.262), Point(0.300, 1.372), Point(0.284, 1.52),
        Point(0.28, 1.75),
        Point(1.16, 1.75), Point(1.105, 1.48), Point(1.030, 1.335), Point(0.930, 1.225), Point(0.826, 1.146),
        Point(0.760, 1.076), Point(0.738, 1.042), Point(0.729, 1.019), Point(0.719, 1.005), Point(0.714, 0.980),
        Point(0.713, 0.90),
        Point(0.71, 0.72),
    ]

    /// Face and skull.
    static let head: [Point] = [
        Point(0.565, 0.348), Point(0.470, 0.362), Point(0.402, 0.400), Point(0.360, 0.455), Point(0.339, 0.512),
        Point(0.332, 0.551), Point(0.336, 0.579), Point(0.3455, 0.604), Point(0.334, 0.632), Point(0.315, 0.662),
        Point(0.298, 0.689), Point(0.2845, 0.707), Point(0.2805, 0.719), Point(0.287, 0.7305), Point(0.304, 0.737),
        Point(0.3185, 0.743), Point(0.317, 0.756), Point(0.3065, 0.769), Point(0.3010, 0.778), Point(0.3035, 0.786),
        Point(0.3130, 0.791), Point(0.3070, 0.797), Point(0.3050, 0.807), Point(0.3120, 0.818), Point(0.3225, 0.830),
        Point(0.3210, 0.845), Point(0.3145, 0.864), Point(0.3140, 0.884), Point(0.3235, 0.903), Point(0.345, 0.916),
        Point(0.380, 0.920), Point(0.430, 0.912), Point(0.485, 0.893), Point(0.532, 0.862), Point(0.566, 0.820),
        Point(0.595, 0.785), Point(0.640, 0.780), Point(0.715, 0.780), Point(0.770, 0.740), Point(0.795, 0.650),
        Point(0.790, 0.545), Point(0.750, 0.440), Point(0.675, 0.372),
    ]

    /// How far down the collar begins.
    static func collar(_ x: Float) -> Float {
        1.012 - 0.12 * (x - 0.62) + 0.75 * (x - 0.62) * (x - 0.62)
    }
}

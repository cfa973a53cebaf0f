/// The frosted glass: what shines through it, blurred, under a skin that scatters light.
extension SkincareBottle {
    /// How thick the glass is.
    private static let wallThickness: Float = 0.062
    /// Where the room in the glass begins.
    private static let floor: Float = 0.135
    /// The part of the wall that shines through, in the units of the room.
    private static let seenLow = Point(-2.2, -0.1)
    private static let seenSize = Point(3.6, 3.0)

    /// The wall as frosted glass shows it.
    static func blurredWall() -> Canvas {
        var picture = Canvas(width: 72, height: 60)
        for row in 0..<picture.height {
            for column in 0..<picture.width {
                let share = Point(Float(column) + 0.5, Float(row) + 0.5) / Point(72, 60)
                let place = seenLow + seenSize * share
                picture.pixels[row * picture.width + column] = wall(Light(place.x, place.y, wallDepth))
            }
        }
        for _ in 0..<3 { picture.blur(3) }
        return picture
    }

    private static func seen(_ picture: Canvas, _ x: Float, _ y: Float) -> Light {
        let share = (Point(x, y) - seenLow) / seenSize
        let fx = min(max(share.x * Float(picture.width) - 0.5, 0), Float(picture.width) - 1.01)
        let fy = min(max(share.y * Float(picture.height) - 0.5, 0), Float(picture.height) - 1.01)
        let index = Int(fy) * picture.width + Int(fx)
        let tx = fx - fx.rounded(.down)
        let ty = fy - fy.rounded(.down)
        let low = mix(picture.pixels[index], picture.pixels[index + 1], tx)
        let high = mix(picture.pixels[index + picture.width], picture.pixels[index + picture.width + 1], tx)
        return mix(low, high, ty)
    }

    static func glass(_ p: Light, _ ray: Light, _ wall: Canvas) -> Light {
        let n = normal(p)
        let q = p - bottle
        let y = q.y
        let facing = max(0, -dot(n, ray))
        // How far beside the axis the ray passes; to the right it is positive.
        let flat = (ray.x * ray.x + ray.z * ray.z).squareRoot()
        let beside = (q.x * ray.z - q.z * ray.x) / flat
        let room = glassDistance(Point(abs(beside), y)) + wallThickness
        let hollow = smoothMax(room, floor - y, 0.12)
        let inside = ramp(0.026, -0.026, hollow)

        // The surface of the liquid is a disc seen from a little above.
        let radius: Float = 0.62 - wallThickness
        let across = min(1, abs(beside) / radius)
        let half = 0.036 * (1 - across * across).squareRoot()
        // It climbs the glass a little.
        let level = liquidLevel + 0.010 * Portable.power(across, 8)
        let under = ramp(level - half + 0.020, level - half - 0.020, y) * inside
        let above = ramp(level + half + 0.016, level + half - 0.016, y) * inside
        let disc = max(0, above - under)

        // Air lets the wall through nearly as it is; the liquid is a lens and turns it round.
        let direct = seen(wall, bottle.x + beside * 1.15, y)
        let turned = seen(wall, bottle.x - beside * 1.6, y * 0.9 + 0.1)
        let path = 2 * (max(0, radius * radius - beside * beside)).squareRoot()
        let tint = Light(
            Portable.exp(-0.03 * path), Portable.exp(-0.40 * path), Portable.exp(-0.82 * path))
        var through = mix(direct * Light(0.98, 0.98, 0.97), turned * tint * 1.12, under)
        through = mix(through, direct * Light(1.10, 0.99, 0.84), disc * 0.8)

        // The frosted skin.
        let milk = mix(Light(0.90, 0.885, 0.86), Light(0.94, 0.755, 0.60), under)
        let wrap = ramp(-0.55, 1.1, dot(n, sun))
        let skin = milk * (sunlight * wrap * 0.44 * entering(p) + around(n) * 0.95)
        var light = mix(skin, through, 0.30 + 0.32 * facing * facing)

        // Sunlight that entered on the left runs in the glass and gathers on the right of the liquid.
        let edge = Portable.power(max(0, -n.x), 6)
        light += sunlight * Light(1.0, 0.93, 0.84) * (edge * 0.24 * entering(p))
        let gather = (beside - 0.36) / 0.17
        let depth = ramp(level, 0.25, y)
        light += Light(1.15, 0.66, 0.34) * Portable.exp(-gather * gather) * under * (0.10 + 0.20 * depth)
        // The thick foot collects light too; where glass meets the room inside runs a soft line.
        let foot = Portable.exp(-(y - 0.085) * (y - 0.085) * 900) * ramp(0.60, 0.30, abs(beside))
        light += Light(0.92, 0.66, 0.42) * foot * 0.20
        light *= 1 - (0.10 + 0.12 * ramp(-0.3, 0.6, beside)) * Portable.exp(-hollow * hollow * 2200)
        let thin = Portable.power(1 - facing, 3)
        light *= 1 - 0.60 * thin * ramp(-0.2, 0.9, n.x)
        // Under the cap little light gets in.
        light *= 1 - 0.45 * ramp(1.60, 1.69, y)

        // A wide soft shine, as matt glass has it.
        let shine = Portable.power(max(0, dot(n, unit(sun - ray))), 14)
        light += sunlight * Light(1, 0.98, 0.95) * (shine * 0.16 * entering(p))
        let back = ray - n * (2 * dot(ray, n))
        let strip = (back.x + 0.78) / 0.15
        let tall = ramp(0.62, 0.20, abs(back.y - 0.06))
        light += Light(1.0, 0.96, 0.90) * (Portable.exp(-strip * strip) * tall * 0.16)
        let fresnel = 0.03 + 0.5 * Portable.power(1 - facing, 4)
        light = mix(light, around(back) * 1.7, fresnel * 0.5)
        let frost = Noise.fractal(p.x * 90, p.y * 90, octaves: 2, 41)
        return light * (1 + 0.022 * frost) * (0.58 + 0.42 * ramp(0, 0.09, y))
    }

    private static func smoothMax(_ a: Float, _ b: Float, _ k: Float) -> Float {
        let h = max(k - abs(a - b), 0) / k
        return max(a, b) + h * h * k * 0.25
    }
}

import Testing

@testable import SiteKit

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Portable functions")
struct PortableTests {
    @Test("sine and cosine are near the library's")
    func circle() {
        for step in -400...400 {
            let angle = Double(step) * 0.173
            #expect(abs(Portable.sin(angle) - sin(angle)) < 1e-8)
            #expect(abs(Portable.cos(angle) - cos(angle)) < 1e-8)
            #expect(abs(Portable.sin(Float(angle)) - sin(Float(angle))) < 2e-5)
        }
    }

    @Test("the exponential is near the library's and ends at its limits")
    func exponential() {
        for step in -300...300 {
            let x = Float(step) * 0.1
            #expect(abs(Portable.exp(x) - exp(x)) <= exp(x) * 3e-6)
        }
        #expect(Portable.exp(-1_000) == 0)
        #expect(Portable.exp(1_000).isFinite)
    }

    @Test("the tone curve is near the standard's and goes from 0 to 1")
    func tone() {
        #expect(Tone.encoded(0) == 0)
        #expect(Tone.encoded(1) == 1)
        #expect(Tone.encoded(-4) == 0)
        #expect(Tone.encoded(9) == 1)
        for step in 1...100 {
            let light = Float(step) / 100
            let standard = light < 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
            #expect(abs(Tone.encoded(light) - standard) < 0.006)
        }
    }
}

import Testing

@testable import SiteKit

@Suite("Content Credentials of a PNG")
struct ContentCredentialsTests {
    private func parts() throws -> PNGParts {
        PNGParts(try PNG.encode(Bitmap(width: 2, height: 1, pixels: [1, 2, 3, 255, 4, 5, 6, 255])))
    }

    @Test("a file without any has none, and one with an empty chunk has empty ones")
    func none() throws {
        #expect(try PNG.contentCredentials(of: parts().bytes) == nil)
        #expect(try PNG.contentCredentials(of: parts().inserting("caBX", [], before: "IDAT").bytes) == [])
    }

    @Test("what the chunk holds is given back, wherever it stands, and the picture can be decoded all the same")
    func whole() throws {
        for place in ["IDAT", "IEND"] {
            let file = try parts().inserting("caBX", [7, 8, 9], before: place).bytes
            #expect(try PNG.contentCredentials(of: file) == [7, 8, 9])
            #expect(try PNG.decode(file).width == 2)
        }
    }

    @Test("several chunks are joined in their order")
    func several() throws {
        let file = try parts().inserting("caBX", [1, 2], before: "IDAT").inserting("caBX", [3], before: "IEND").bytes
        #expect(try PNG.contentCredentials(of: file) == [1, 2, 3])
    }

    @Test("a file that is damaged, cut off or no PNG is an error, never a wrong answer")
    func damaged() throws {
        let file = try parts().inserting("caBX", [7, 8, 9], before: "IDAT").bytes
        for count in 0..<file.count {
            #expect(throws: ImagingError.self) { try PNG.contentCredentials(of: Array(file.prefix(count))) }
        }
        for index in file.indices {
            var damaged = file
            damaged[index] ^= 1
            #expect(throws: ImagingError.self) { try PNG.contentCredentials(of: damaged) }
        }
        #expect(throws: ImagingError.self) { try PNG.contentCredentials(of: Array("<!doctype html>".utf8)) }
    }
}

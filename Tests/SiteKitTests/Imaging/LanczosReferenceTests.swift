import Foundation
import Testing

@testable import SiteKit

@Suite("Lanczos beside Pillow")
struct LanczosReferenceTests {
    private struct Case {
        let name: String
        let picture: Bitmap
        let width: Int
        let height: Int

        var title: String { "\(name), \(picture.width) × \(picture.height) to \(width) × \(height)" }
    }

    /// Half, two fifths with odd sides, squeezed out of shape, a preview's size, and larger.
    private func sizes(_ picture: Bitmap) -> [(Int, Int)] {
        let (width, height) = (picture.width, picture.height)
        return [
            (width / 2, height / 2), (width * 2 / 5 | 1, height * 2 / 5 | 1), (width / 7, height / 3),
            (16, max(1, 16 * height / width)), (width * 13 / 10 | 1, height * 11 / 10 | 1),
        ]
    }

    /// The middle of the largest variant of every picture of the showcase: all of it would take a minute without
    /// optimisation.
    private func photos() throws -> [(name: String, picture: Bitmap)] {
        let assets = Repository.root + "/showcase/assets"
        return try FileManager.default.contentsOfDirectory(atPath: assets).sorted().compactMap { id in
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(assets)/\(id)")
            let pictures = try files.filter { $0.hasSuffix(".webp") }.map { name in
                try WebP.decode([UInt8](Data(contentsOf: URL(filePath: "\(assets)/\(id)/\(name)"))))
            }
            guard let largest = pictures.max(by: { $0.width < $1.width }) else { return nil }
            let (left, top) = ((largest.width - 300) / 2, (largest.height - 270) / 2)
            return (id, try Bitmap.make(300, 270) { x, y in largest.pixel(left + x, top + y) })
        }
    }

    /// Compared with alpha multiplied in, as it is seen: the colour of what hardly shows is anybody's rounding.
    @Test("photos, edges and alpha at 5 sizes are within a mean of 1 of 255 of Pillow's")
    func reference() throws {
        let folder = try TemporaryFolder()
        var cases: [Case] = []
        var lines = ""
        let photos = try photos()
        for (number, (name, picture)) in (photos + (try TestCards.all())).enumerated() {
            try folder.write("source\(number)", picture.pixels)
            for (width, height) in sizes(picture) {
                cases.append(Case(name: name, picture: picture, width: width, height: height))
                lines += "source\(number) \(picture.width) \(picture.height) \(width) \(height)\n"
            }
        }
        try folder.write("cases.txt", lines)
        _ = try Pillow.run("lanczos.py", in: folder.path)
        for (number, item) in cases.enumerated() {
            let ours = PixelValues(try item.picture.resized(width: item.width, height: item.height))
            let theirs = try Data(contentsOf: URL(filePath: "\(folder.path)/\(number).bytes"))
            let (mean, most) = try ours.difference(PixelValues(multiplied: [UInt8](theirs)))
            print("lanczos: \(item.title): mean \(mean.rounded2), most \(most.rounded2)")
            // The mean is what is promised; no pixel being far off shows that the filter is the same.
            #expect(mean < 1 && most < 4, "\(item.title)")
        }
        #expect(cases.count == 65)
    }
}

extension Double {
    fileprivate var rounded2: Double { (self * 100).rounded() / 100 }
}

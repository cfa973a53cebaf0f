// Encodes every PNG of a folder on several cores, for `make bench-images`, which runs cwebp beside it.
//
//   ImageBenchmark lossy|lossless JOBS FROM TO
//   ImageBenchmark variants FROM     all that a refresh makes of a picture, on one core; writes nothing
//   ImageBenchmark version
import Foundation
import SiteKit

let words = CommandLine.arguments.dropFirst()
if words == ["version"] {
    print("libwebp \(WebP.version)")
} else if words.count == 2, words.first == "variants" {
    let source = URL(filePath: words[2])
    for name in try FileManager.default.contentsOfDirectory(atPath: source.path()).sorted() {
        let picture = try PNG.decode([UInt8](try Data(contentsOf: source.appending(path: name))))
        guard let size = PictureSize(rawValue: "\(picture.width)x\(picture.height)") else { continue }
        let xmp = XMPPacket(digitalSourceType: .trainedAlgorithmicMedia, aiSystemUsed: "gpt-image-2", credit: "AllToken")
        _ = try await EncodedImageSet.encode(
            [.init(id: "a", picture: picture, widths: size.variantWidths, xmp: xmp, triesLossless: false)], jobs: 1)
    }
} else if words.count == 4, let kind = words.first, let jobs = Int(words[2]) {
    let settings = kind == "lossless" ? WebPSettings.lossless : .published
    let (source, target) = (URL(filePath: words[3]), URL(filePath: words[4]))
    let names = try FileManager.default.contentsOfDirectory(atPath: source.path()).sorted()
    let done = await BoundedWork.map(names, jobs: jobs) { name in
        Result {
            let file = source.appending(path: name)
            let picture = try PNG.decode([UInt8](try Data(contentsOf: file)))
            let output = target.appending(path: name).deletingPathExtension().appendingPathExtension("webp")
            try Data(try WebP.encode(picture, settings)).write(to: output)
        }
    }
    for result in done { try result.get() }
} else {
    print("usage: ImageBenchmark lossy|lossless JOBS FROM TO")
    exit(2)
}

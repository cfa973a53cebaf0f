/// Who is asked for pictures.
public struct Provider: Sendable {
    /// Its name in records.
    public let name: String
    /// What every address of the API begins with.
    public let base: WebAddress
    /// Whether it is the stand-in on this machine, whose pictures may lie on this machine too.
    public let isEmulator: Bool

    /// The image API.
    public static let alltoken = WebAddress("https://api.alltoken.ai/v1").map {
        Provider(name: "alltoken", base: $0, isEmulator: false)
    }

    /// The stand-in at a port of this machine.
    public static func emulator(port: Int) -> Provider? {
        WebAddress("http://127.0.0.1:\(port)/v1").map { Provider(name: "emulator", base: $0, isEmulator: true) }
    }

    /// Where pictures are asked for.
    var create: WebAddress? { WebAddress("\(base)/images/generations/async") }

    /// Where a task is read.
    func task(_ id: String) -> WebAddress? { WebAddress("\(base)/images/generations/\(id)") }
}

/// What a command's end means to whoever called it.
public enum ExitCode: Int32, Sendable, Comparable {
    /// All is well.
    case clean = 0
    /// The content is at fault.
    case content = 1
    /// Wrong usage or configuration of the command.
    case usage = 2
    /// The environment: files that can't be read or written, no room, a network.
    case environment = 3
    /// The bytes are not what they should be.
    case drift = 4

    /// Orders by number.
    public static func < (left: ExitCode, right: ExitCode) -> Bool { left.rawValue < right.rawValue }
}

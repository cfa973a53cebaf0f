import SiteKit

/// What was expected and didn't happen.
struct Expectations {
    private(set) var failures: [String] = []

    mutating func expect(_ condition: Bool, _ what: String) {
        if !condition { failures.append(what) }
    }

    /// Whether the work ended with an imaging error.
    static func refuses(_ work: () throws -> Void) -> Bool {
        do {
            try work()
            return false
        } catch {
            return error is ImagingError
        }
    }
}

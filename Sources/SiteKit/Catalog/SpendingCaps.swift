/// How many pictures may be bought.
public struct SpendingCaps: Hashable, Sendable {
    /// In a calendar month, over all runs.
    public let monthly: Int
    /// In one run.
    public let perRun: Int

    /// Describes the caps.
    public init(monthly: Int, perRun: Int) {
        self.monthly = monthly
        self.perRun = perRun
    }

    /// Nothing may be bought.
    public static let none = SpendingCaps(monthly: 0, perRun: 0)
}

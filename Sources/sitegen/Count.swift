/// Numbers with their nouns.
enum Count {
    /// Such as `1 page` and `2 pages`.
    static func of(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}

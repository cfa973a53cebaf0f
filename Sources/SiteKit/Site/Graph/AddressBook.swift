/// Who has which address; a second claim is an error.
struct AddressBook {
    private var owners: [String: (path: RelativePath, address: String)] = [:]

    /// Gives an address to a file.
    mutating func claim(_ permalink: Permalink, by path: RelativePath, at place: SourceLocation) -> Diagnostic? {
        if let owner = owners[permalink.identity] {
            if owner.path == path {
                return .error(
                    .duplicateURL, "'/\(permalink.path)' is an address of this page already", at: place,
                    help: "take it off the list")
            }
            return .error(
                .duplicateURL, "the address '/\(permalink.path)' belongs to '\(owner.path)' already", at: place,
                notes: owner.address == permalink.path
                    ? [] : ["'/\(owner.address)' differs only in case or composition, which some servers ignore"],
                help: "give one of the two another name, permalink or alias")
        }
        owners[permalink.identity] = (path, permalink.path)
        return nil
    }
}

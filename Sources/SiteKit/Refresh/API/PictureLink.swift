/// Where a picture can be fetched for a while after it was handed over once: the API's `r2_url`.
public struct PictureLink: Hashable, Sendable {
    /// Its address, as the server gave it. Nothing is known of it yet.
    public let address: String
    /// Until when it is there, as the server says; `nil` when it doesn't.
    public let expires: Timestamp?

    /// Describes a link.
    public init(address: String, expires: Timestamp?) {
        self.address = address
        self.expires = expires
    }
}

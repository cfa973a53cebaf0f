/// What came of reading a task.
public enum ReadAnswer: Hashable, Sendable {
    /// Not done yet; in so many seconds it wants to be asked again, if it says.
    case waiting(status: String, after: Double?)
    /// The picture came with the answer, whole and of the size asked for.
    case picture(Digest, bytes: Int, ServedPicture, link: PictureLink?)
    /// It is done, and the picture lies elsewhere.
    case linked(PictureLink, ServedPicture)
    /// A picture came that can't be used; why. A link may have come with it.
    case unusable(String, ServedPicture, link: PictureLink?)
    /// There will be no picture.
    case ended(APIError, isCancelled: Bool)
    /// The picture was handed over before, or is no longer kept.
    case gone(APIError)
    /// Somebody is reading it at this moment.
    case collecting
    /// The server doesn't know the task.
    case unknownTask(APIError)
    /// It won't answer anything for so many seconds.
    case limited(after: Double?)
    /// It won't answer anything from us.
    case shut(APIError)
    /// No whole answer; the picture may have been handed over and be gone. A link may have been read before it broke.
    case broken(String, link: PictureLink?)
}

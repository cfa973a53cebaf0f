internal import FoundationEssentials

/// Judges the answers of the image API, whichever generation of its contract they keep to.
struct APIReader: Sendable {
    /// Takes secrets out of what a server says.
    let redact: @Sendable (String) -> String

    /// What came of asking for a picture.
    func create(_ response: HTTPResponse) -> CreateAnswer {
        let document = APIDocument(response.body)
        let error = error(response, document)
        switch response.status {
        case 200...299:
            guard let id = document?.id, APIReader.isID(id) else {
                return .unclear("the API answered \(response.status) without naming a task")
            }
            return .taken(id: id, requestID: error.requestID)
        case 409:
            // Only this word says that the request with this key was taken.
            guard error.isDuplicate else { return .unclear("the API answered \(error)") }
            guard let id = error.taskID, APIReader.isID(id) else {
                return .unclear("the API answered \(error) without naming the task")
            }
            return .taken(id: id, requestID: error.requestID)
        case 300...399: return .shut(redirect(response))
        case 401, 402, 403, 404: return .shut(error)
        case 429: return error.isOutOfFunds ? .shut(error) : .limited(after: APIReader.retryAfter(response))
        case 408: return .unclear("the API answered \(error)")
        case 400...499: return error.isOutOfFunds ? .shut(error) : .refused(error)
        default: return .unclear("the API answered \(error)")
        }
    }

    /// What came of asking for a picture, when no whole answer came.
    func create(_ failure: HTTPFailure) -> CreateAnswer {
        let reason = redact(failure.description)
        return failure.wasNeverSent ? .neverSent(reason) : .unclear(reason)
    }

    /// What came of reading a task.
    ///
    /// - Parameters:
    ///   - response: the answer's head; `nil` when it isn't known, or not whole.
    ///   - failure: why the answer isn't whole, if it isn't.
    ///   - body: what came of it.
    ///   - size: what was asked for.
    func read(
        _ response: HTTPResponse?, _ failure: HTTPFailure?, _ body: [UInt8], size: PictureSize, task: String? = nil
    ) -> ReadAnswer {
        if let failure, case .tooLarge = failure {
            return torn(Array(body.prefix(1 << 20)), why: words(failure.description), size: size)
        }
        let document = APIDocument(body)
        guard let response, !(200...299).contains(response.status) else {
            guard let document else {
                return torn(body, why: words(failure?.description ?? APIReader.look(of: body)), size: size)
            }
            if let task, let id = document.id, id != task {
                return .broken("the answer is about another task", link: nil)
            }
            return read(document, response, size: size)
        }
        let error = error(response, document)
        switch response.status {
        case 401, 402, 403: return .shut(error)
        case 404: return .unknownTask(error)
        case 409: return .collecting
        case 410: return .gone(error)
        case 429: return error.isOutOfFunds ? .shut(error) : .limited(after: APIReader.retryAfter(response))
        case 300...399: return .shut(redirect(response))
        default: return .broken("the API answered \(error)", link: nil)
        }
    }

    /// What came of fetching a picture from its own address.
    func fetched(_ file: [UInt8], size: PictureSize) -> FetchAnswer {
        if let fault = APIReader.fault(of: file, size: size) { return .unusable(fault) }
        return .picture(Digest(of: file), bytes: file.count)
    }

    /// The picture that an answer's bytes hold, as far as they came.
    static func picture(in body: [UInt8]) -> [UInt8]? {
        let text = APIDocument(body)?.data?.first?.inline ?? TornAnswer.text("b64_json", in: body)
        return text.flatMap { Base64.bytes($0) }
    }

    private func read(_ document: APIDocument, _ response: HTTPResponse?, size: PictureSize) -> ReadAnswer {
        let served = ServedPicture(
            size: word(document.size), quality: word(document.quality),
            revisedPrompt: document.data?.first?.revisedPrompt.flatMap { $0.utf8.count <= 1 << 17 ? redact($0) : nil },
            usage: document.usage?.tokens,
            requestID: word(document.requestID ?? response?.header("x-request-id")))
        switch document.status {
        case "failed", "cancelled":
            let fault = document.error
            return .ended(
                APIError(
                    status: 0, code: word(fault?.code), type: fault?.type, message: word(fault?.message),
                    requestID: word(fault?.requestID ?? document.requestID)),
                isCancelled: document.status == "cancelled")
        case "completed": return completed(document, served, size: size)
        // The picture counts, whatever the word: the server may have deleted it with this answer.
        case let status where document.data?.first?.hasPicture == true:
            let found = completed(document, served, size: size)
            guard let status, APIReader.isEarly(status), case .unusable(_, _, link: nil) = found else { return found }
            return .waiting(status: words(status), after: hint(document, response))
        case nil where document.data != nil: return completed(document, served, size: size)
        case nil:
            return .broken(
                document.error.map { "the API answered \(words($0.message ?? $0.code ?? "an error"))" }
                    ?? "the API's answer says nothing of the task", link: nil)
        case let status?:
            return .waiting(status: words(status), after: hint(document, response))
        }
    }

    /// In how many seconds the server wants to be asked again.
    private func hint(_ document: APIDocument, _ response: HTTPResponse?) -> Double? {
        document.pollAfterMilliseconds.map { $0 / 1000 } ?? response.flatMap(APIReader.retryAfter)
    }

    /// Whether a word is known to say that there is no picture yet: what comes with it may be a preview.
    private static func isEarly(_ status: String) -> Bool {
        ["queued", "pending", "processing", "in_progress"].contains(status)
    }

    private func completed(_ document: APIDocument, _ served: ServedPicture, size: PictureSize) -> ReadAnswer {
        let pictures = document.data ?? []
        guard let picture = pictures.first else {
            return .unusable("the API calls it completed and sends no picture", served, link: nil)
        }
        let link = link(picture)
        guard pictures.count == 1 else {
            return .unusable("\(pictures.count) pictures came where one was asked for", served, link: nil)
        }
        guard let text = picture.inline else {
            guard let link else {
                return .unusable("the API calls it completed and sends no picture", served, link: nil)
            }
            return .linked(link, served)
        }
        guard let file = Base64.bytes(text) else {
            return .unusable("the picture's base64 is broken", served, link: link)
        }
        if let fault = APIReader.fault(of: file, size: size) { return .unusable(fault, served, link: link) }
        return .picture(Digest(of: file), bytes: file.count, served, link: link)
    }

    /// What is left of an answer that isn't whole.
    private func torn(_ body: [UInt8], why: String, size: PictureSize) -> ReadAnswer {
        let link = TornAnswer.text("r2_url", in: body).flatMap {
            APIReader.link($0, expires: TornAnswer.text("r2_url_expires_at", in: body))
        }
        if let file = APIReader.picture(in: body), APIReader.fault(of: file, size: size) == nil {
            let served = ServedPicture(
                size: word(TornAnswer.text("size", in: body)), quality: word(TornAnswer.text("quality", in: body)))
            return .picture(Digest(of: file), bytes: file.count, served, link: link)
        }
        return .broken(why, link: link)
    }

    private func link(_ picture: APIDocument.Picture) -> PictureLink? {
        picture.link.flatMap { APIReader.link($0, expires: picture.linkExpires) }
            ?? picture.upstream.flatMap { APIReader.link($0, expires: nil) }
    }

    /// A link, if it may be one: it is written to the journal, which takes no empty texts and no endless ones.
    private static func link(_ address: String, expires: String?) -> PictureLink? {
        guard (1...1 << 13).contains(address.utf8.count) else { return nil }
        return PictureLink(address: address, expires: expires.flatMap(time))
    }

    private func error(_ response: HTTPResponse, _ document: APIDocument?) -> APIError {
        let fault = document?.error
        let message = fault?.message ?? (document == nil ? APIReader.look(of: response.body) : nil)
        return APIError(
            status: response.status, code: word(fault?.code), type: fault?.type, message: word(message),
            requestID: word(fault?.requestID ?? document?.requestID ?? response.header("x-request-id")),
            taskID: fault?.taskID)
    }

    private func redirect(_ response: HTTPResponse) -> APIError {
        APIError(
            status: response.status,
            message: "the API sends us elsewhere, and the key is never taken anywhere else")
    }

    /// What a server says, so that it can be shown.
    private func words(_ text: String) -> String {
        let line = VisibleText.line(redact(APIReader.start(of: text, 4096))).split(separator: " ").joined(
            separator: " ")
        return line.count > 300 ? String(line.prefix(300)) + "…" : line
    }

    /// As much of a text as is worth looking through.
    private static func start(of text: String, _ bytes: Int) -> String {
        text.utf8.count <= bytes ? text : String(decoding: text.utf8.prefix(bytes), as: UTF8.self)
    }

    /// The same for what says nothing perhaps: then there is none.
    private func word(_ text: String?) -> String? {
        text.map(words).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether a text may be a task's name: it goes into addresses.
    static func isID(_ text: String) -> Bool {
        (1...200).contains(text.utf8.count) && text.utf8.allSatisfy(isNameByte)
    }

    /// Letters, digits, hyphens and underscores.
    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Seconds that a server asks to be left alone.
    static func retryAfter(_ response: HTTPResponse) -> Double? {
        guard let text = response.header("retry-after"), let seconds = Int(text), (0...86_400).contains(seconds) else {
            return nil
        }
        return Double(seconds)
    }

    /// A time as servers write it, to the second: the fraction is left out.
    static func time(_ text: String) -> Timestamp? {
        if let time = Timestamp(text) { return time }
        guard let date = try? Date(text, strategy: .iso8601) else { return nil }
        return Timestamp(seconds: Int(date.timeIntervalSince1970))
    }

    /// Why a file isn't the picture that was asked for.
    static func fault(of file: [UInt8], size: PictureSize) -> String? {
        do throws(ImagingError) {
            let found = try PNG.size(of: file)
            guard found == (size.width, size.height) else {
                throw ImagingError(
                    .otherSize(
                        width: found.width, height: found.height, wantedWidth: size.width, wantedHeight: size.height))
            }
            _ = try PNGChunks(file)
            return nil
        } catch {
            return error.description
        }
    }

    /// What a body that is no JSON looks like.
    private static func look(of body: [UInt8]) -> String {
        if body.isEmpty { return "an empty answer" }
        let start = String(decoding: body.prefix(60), as: UTF8.self)
        let isPage = start.lowercased().contains("<html") || start.lowercased().contains("<!doctype")
        return isPage ? "a web page instead of JSON" : "no JSON, but '\(VisibleText.line(String(start.prefix(40))))…'"
    }
}

extension EmulatedAPI {
    /// The status of a task, with its picture if it is the first to ask for it.
    mutating func status(_ place: Int, _ fault: EmulatorFault.Kind?, _ exchange: Exchange) -> EmulatedAnswer {
        let task = tasks[place]
        switch task.state(at: exchange.now) {
        case .queued: return unfinished(task, "queued", exchange)
        case .processing: return unfinished(task, "processing", exchange)
        case .refused:
            return ended(
                task, "failed", "moderation_blocked", "image_generation_user_error",
                "Your request was rejected by the safety system (moderation_blocked).", exchange)
        case .failed:
            return ended(
                task, "failed", "generation_failed", "server_error", "The picture could not be generated.", exchange)
        case .cancelled:
            return ended(task, "cancelled", "cancelled", "cancelled", "The task was cancelled.", exchange)
        case .collecting: return collecting(exchange, task: task.id)
        case .retrieved: return gone(false, exchange, task: task.id)
        case .expired: return gone(true, exchange, task: task.id)
        case .linked: return completed(task, nil, isInline: false, exchange)
        case .ready:
            tasks[place].handedOver += 1
            tasks[place].collectedAt = exchange.now
            if fault == .noLink { tasks[place].linkLife = nil }
            let flaw = fault.flatMap { $0.isFlaw ? $0 : nil } ?? task.flaw
            return completed(tasks[place], flaw, isInline: true, exchange)
        }
    }

    private func unfinished(_ task: EmulatedTask, _ word: String, _ exchange: Exchange) -> EmulatedAnswer {
        // What is left, rounded up to whole milliseconds; nobody is sent away for longer than ten seconds.
        let left = max(1, Int(((task.endsAt - exchange.now) * 1000).rounded(.up)))
        let wait = settings.announcesPoll ? min(left, 10000) : nil
        return answer(
            200,
            .of([
                "id": .string(task.id), "status": .string(word), "model": .string(task.order.model),
                "next_poll_after_ms": wait.map { .int($0) }, "created_at": .string(EmulatedTime.rfc3339(task.at)),
                "updated_at": .string(EmulatedTime.rfc3339(exchange.now)),
            ]), exchange, headers: wait.map { [("Retry-After", String(($0 + 999) / 1000))] } ?? [])
    }

    private func ended(
        _ task: EmulatedTask, _ word: String, _ code: String, _ type: String, _ message: String, _ exchange: Exchange
    ) -> EmulatedAnswer {
        answer(
            200,
            .of([
                "id": .string(task.id), "status": .string(word), "model": .string(task.order.model),
                "error": .of(["code": .string(code), "type": .string(type), "message": .string(message)]),
                "created_at": .string(EmulatedTime.rfc3339(task.at)),
                "updated_at": .string(EmulatedTime.rfc3339(task.endsAt)),
            ]), exchange)
    }

    private func completed(
        _ task: EmulatedTask, _ flaw: EmulatorFault.Kind?, isInline: Bool, _ exchange: Exchange
    ) -> EmulatedAnswer {
        let count = flaw == .empty ? 0 : flaw == .two ? 2 : task.order.count
        let data = (0..<count).map { index in
            let link = task.linkEnds.map { ends in
                (
                    address:
                        "http://\(exchange.request.authority)/r2/\(task.fileName(min(index, task.order.count - 1)))",
                    ends: EmulatedTime.rfc3339(ends)
                )
            }
            return EmulatedJSON.of([
                "b64_json": isInline ? inline(task, index, flaw) : nil, "r2_url": link?.address.json,
                "r2_url_expires_at": link?.ends.json, "mime_type": link == nil ? nil : "image/png".json,
            ])
        }
        return answer(
            200,
            .of([
                "id": .string(task.id), "status": "completed".json, "model": .string(task.order.model),
                "created": .int(Int(task.at)), "data": .array(data), "usage": task.order.usage,
                "size": .string(task.order.size), "quality": .string(task.order.quality),
                "output_format": "png".json, "completed_at": .string(EmulatedTime.rfc3339(task.endsAt)),
                "expires_at": .string(EmulatedTime.rfc3339(task.expiresAt)),
            ]), exchange)
    }

    private func inline(_ task: EmulatedTask, _ index: Int, _ flaw: EmulatorFault.Kind?) -> EmulatedJSON {
        switch flaw {
        case .huge: return .gap
        case .size, .truncated, .notPNG: return .plain([Base64Text.of(flawed(task, index, flaw))])
        case .base64:
            // Broken in the middle, as when two streams are mixed.
            let whole = picture(task, index).base64
            return .plain([whole[0], Array("*not base64*".utf8)] + whole.dropFirst())
        default: return .plain(picture(task, index).base64)
        }
    }

    /// The bytes of a picture that something is wrong with.
    func flawed(_ task: EmulatedTask, _ index: Int, _ flaw: EmulatorFault.Kind?) -> [UInt8] {
        switch flaw {
        case .size:
            let (width, height) = task.order.width == 512 ? (256, 256) : (512, 512)
            return EmulatedPicture(
                task.fileName(index), width: width, height: height, style: settings.pictures, seed: settings.seed
            ).bytes
        case .truncated:
            let whole = picture(task, index).bytes
            return Array(whole[..<(whole.count / 2)])
        case .notPNG: return Array("GIF89a, or whatever else this is; a PNG file begins otherwise\n".utf8)
        default: return picture(task, index).bytes
        }
    }

    /// A picture of a task.
    func picture(_ task: EmulatedTask, _ index: Int) -> EmulatedPicture {
        EmulatedPicture(
            task.fileName(index), width: task.order.width, height: task.order.height, style: settings.pictures,
            seed: settings.seed, hasCredentials: settings.picturesCarryCredentials)
    }
}

extension EmulatedAPI {
    /// Does what a request asks for.
    mutating func perform(_ route: Route, _ fault: EmulatorFault.Kind?, _ exchange: Exchange) -> EmulatedAnswer {
        switch route {
        case .models: return models(exchange)
        case .create: return create(fault, exchange)
        case .status(nil): return error(404, "task_not_found", "No task has this id.", exchange)
        case .status(let place?): return status(place, fault, exchange)
        case .picture(let place, let index): return linkedPicture(place, index, fault, exchange)
        case .unknownPicture: return noPicture(exchange)
        case .wrongMethod:
            return error(405, "method_not_allowed", "This address does not take this method.", exchange)
        case .unknown:
            return error(404, "not_found", "There is nothing at this address; the API is below /v1/images.", exchange)
        }
    }

    private func models(_ exchange: Exchange) -> EmulatedAnswer {
        let models = settings.models.map { name in
            EmulatedJSON.of(["id": name.json, "object": "model".json, "owned_by": "openai".json])
        }
        return answer(200, .of(["object": "list".json, "data": .array(models)]), exchange)
    }

    private mutating func create(_ fault: EmulatorFault.Kind?, _ exchange: Exchange) -> EmulatedAnswer {
        let request = exchange.request
        let key = request.header("Idempotency-Key")
        if let key, let known = keys[key], exchange.now - known.since < settings.keyMemory {
            tasks[known.place].repeats += 1
            if tasks[known.place].body != request.body { tasks[known.place].otherBodies += 1 }
            return created(known.place, isConflict: settings.duplicateAnswer == .conflict, fault, exchange)
        }
        let order: GenerationOrder
        do {
            order = try GenerationOrder(request.body, settings)
        } catch {
            return self.error(400, error.code, error.message, exchange, parameter: error.parameter)
        }
        if let balance = settings.balance, tasks.count >= balance { return outOfBalance(exchange) }
        if let quota = settings.quota, tasks.count >= quota { return outOfQuota(exchange) }
        if settings.refusesPrompts.contains(where: { order.prompt.contains($0) }) { return blocked(exchange) }
        let place = add(order, key, fault, exchange)
        if let key { keys[key] = (place, exchange.now) }
        return created(place, isConflict: false, fault, exchange)
    }

    private mutating func add(
        _ order: GenerationOrder, _ key: String?, _ fault: EmulatorFault.Kind?, _ exchange: Exchange
    ) -> Int {
        let usual: Double = order.quality == "low" ? 15 : order.quality == "medium" ? 30 : 125
        let duration = max(0, settings.readyAfter ?? usual)
        let hasLink = settings.contract == .august && settings.linksPictures && fault != .noLink
        var task = EmulatedTask(
            id: "igen_" + numbers.hex(24), key: key, body: exchange.request.body, at: exchange.now, order: order,
            startsAt: exchange.now + min(1, duration / 4), endsAt: exchange.now + duration,
            expiresAt: exchange.now + settings.taskLife, linkLife: hasLink ? settings.linkLife : nil)
        if settings.refusesPromptsLater.contains(where: { order.prompt.contains($0) }) { task.ending = .refusal }
        if let fault {
            task.end(as: fault)
            if fault.isFlaw { task.flaw = fault }
        }
        tasks.append(task)
        places[task.id] = tasks.count - 1
        return tasks.count - 1
    }

    /// 202 as the first create got it, or 409.
    private func created(
        _ place: Int, isConflict: Bool, _ fault: EmulatorFault.Kind?, _ exchange: Exchange
    ) -> EmulatedAnswer {
        let task = tasks[place]
        var answer: EmulatedAnswer
        if isConflict || fault == .duplicate {
            answer = duplicate(task.id, exchange)
        } else {
            answer = self.answer(
                202,
                .of([
                    "id": .string(task.id), "status": "queued".json, "model": .string(task.order.model),
                    "created_at": .string(EmulatedTime.rfc3339(task.at)),
                ]), exchange)
        }
        answer.task = task.id
        return answer
    }
}

extension EmulatorFault.Kind {
    /// Whether it makes the picture's answer wrong, so that a task can have it from the start.
    var isFlaw: Bool {
        switch self {
        case .empty, .two, .size, .base64, .truncated, .notPNG, .huge: true
        default: false
        }
    }
}

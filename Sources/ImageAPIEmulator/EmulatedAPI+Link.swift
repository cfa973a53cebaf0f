extension EmulatedAPI {
    /// The picture behind a link, from another server than the API: no key, no rate, errors in XML.
    mutating func linkedPicture(
        _ place: Int, _ index: Int, _ fault: EmulatorFault.Kind?, _ exchange: Exchange
    ) -> EmulatedAnswer {
        let task = tasks[place]
        guard exchange.now >= task.endsAt, task.ending == .picture, let ends = task.linkEnds, exchange.now < ends else {
            return noPicture(exchange)
        }
        tasks[place].linkReads += 1
        let flaw = fault.flatMap { $0.isFlaw ? $0 : nil } ?? task.flaw
        let headers = [("Date", EmulatedTime.http(exchange.now)), ("Content-Type", "image/png")]
        if flaw == .huge {
            return EmulatedAnswer(
                status: 200, headers: headers, body: picture(task, index).bytes, filling: EmulatedAPI.hugeLength)
        }
        return EmulatedAnswer(status: 200, headers: headers, body: flawed(task, index, flaw))
    }

    /// What the other server says of a picture it hasn't got.
    func noPicture(_ exchange: Exchange) -> EmulatedAnswer {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>

            """
        return EmulatedAnswer(
            status: 404, headers: [("Date", EmulatedTime.http(exchange.now)), ("Content-Type", "application/xml")],
            body: Array(text.utf8))
    }
}

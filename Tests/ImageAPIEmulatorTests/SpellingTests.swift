import Testing

@testable import ImageAPIEmulator

@Suite("The spelling of faults")
struct SpellingTests {
    @Test(
        "every fault is written as it is read",
        arguments: [
            "create=slow:10", "any=delay:2.5", "collect=cut:-1", "create#2=drop", "createx3=lost", "poll#4x*=429:5",
            "poll=429:none", "any=500", "any=502", "any=503", "create=500-after", "create=502-after",
            "create=503-after", "create=409-duplicate", "poll=409-collecting", "poll=410-expired",
            "collect=410-retrieved", "create=refuse", "create=refuse-later", "poll=fail", "poll=cancel",
            "create=quota", "create=balance", "any=key", "any=forbidden", "any=html", "collect=empty",
            "collect=two", "picture=size", "collect=base64", "picture=truncated", "picture=notpng", "collect=huge",
            "picture=redirect:https://example.com:8/a.png?b=c", "any=interim", "collect=no-link",
            "poll=unknown-status", "any=echo",
        ])
    func roundTrip(spelling: String) throws {
        #expect(try EmulatorFault(parsing: spelling).description == spelling)
    }

    @Test("parts that may be left out")
    func defaults() throws {
        let fault = try EmulatorFault(parsing: "create=429")
        #expect(fault == EmulatorFault(.create, .tooMany(2), first: 1, times: 1))
        #expect(try EmulatorFault(parsing: "create#1x1=drop").description == "create=drop")
    }

    @Test(
        "what is wrong is said, with what would be right",
        arguments: [
            ("create", "WHERE[#N][xM]=WHAT"), ("", "WHERE"), ("=drop", "create, poll, collect, picture, any"),
            ("creat=drop", "did you mean 'create'?"), ("create#0=drop", "from 1 on"), ("create#x=drop", "from 1 on"),
            ("createx0=drop", "is no place"), ("create=dropp", "did you mean 'drop'?"),
            ("create=", "is no fault; 'sitegen showcase emulator --help'"),
            ("create=drop:3", "takes no argument"), ("create=slow", "slow:1000"),
            ("create=slow:0", "slow:1000"), ("create=delay:-1", "delay:2.5"), ("create=cut:x", "cut:-1"),
            ("create=429:soon", "or none"), ("picture=redirect", "redirect:http"),
            ("picture=redirect:a\r\nb: c", "redirect:http"), ("picture=refuse", "can't happen to 'picture'"),
            ("create=410-expired", "can't happen to 'create'"), ("collect=redirect:http://a/", "can't happen"),
            ("create=504", "did you mean '50"), ("create=99999999999999999999", "is no fault"),
            ("poll=base64", "can't happen to 'poll', only to create and collect"),
            ("poll=huge", "only to create and collect and picture"), ("poll=no-link", "can't happen to 'poll'"),
            ("create#99999999999999999999=drop", "from 1 on"), ("create=cut:99999999999999999999", "cut:100"),
        ])
    func wrong(spelling: String, words: String) {
        do {
            _ = try EmulatorFault(parsing: spelling)
            Issue.record("'\(spelling)' was taken")
        } catch {
            #expect(error.description.hasPrefix("'\(spelling)': "))
            #expect(error.description.contains(words), "\(error)")
            #expect(!error.description.dropFirst(spelling.count).contains { $0.isNewline })
        }
    }

    @Test("the help names every place where a fault can happen, and no other")
    func places() throws {
        for (spellings, meaning) in EmulatorFault.help where meaning.contains(": ") {
            let told = meaning.split(separator: ":")[0].split(separator: ", ").compactMap {
                EmulatorFault.Place(rawValue: String($0))
            }
            guard !told.isEmpty else { continue }
            for word in spellings.split(separator: ", ") {
                let word = word == "redirect:URL" ? "redirect:http://a.example/" : word
                for place in EmulatorFault.Place.allCases where place != .any {
                    let isTaken = (try? EmulatorFault(parsing: "\(place.rawValue)=\(word)")) != nil
                    // A GET of the status is one whether or not it would hand the picture over.
                    let isTold = told.contains(place) || (place == .collect && told.contains(.poll))
                    #expect(isTaken == isTold, "\(place.rawValue)=\(word)")
                }
            }
        }
    }
}

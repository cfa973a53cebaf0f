import ArgumentParser
import ImageAPIEmulator
import SiteKit

/// What is to go wrong at the stand-in.
struct FaultsOption: ParsableArguments {
    @Option(
        name: .customLong("fault"),
        help: ArgumentHelp("Something that goes wrong; can be given several times.", valueName: "fault"))
    var texts: [String] = []

    /// Reads them. What is wrong with one is told in a line: there are more faults than fit beside a message.
    func read() throws -> [EmulatorFault] {
        do throws(EmulatorFault.SpellingError) {
            var faults: [EmulatorFault] = []
            for text in texts { faults.append(try EmulatorFault(parsing: text)) }
            return faults
        } catch {
            Console.error("sitegen: --fault \(error)")
            throw ArgumentParser.ExitCode(SiteKit.ExitCode.usage.rawValue)
        }
    }
}

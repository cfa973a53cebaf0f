import ArgumentParser
import ImageAPIEmulator

/// What is to go wrong at the stand-in.
struct FaultsOption: ParsableArguments {
    @Option(
        name: .customLong("fault"),
        help: ArgumentHelp("Something that goes wrong; can be given several times.", valueName: "fault"),
        transform: { text in
            do throws(EmulatorFault.SpellingError) {
                return try EmulatorFault(parsing: text)
            } catch {
                throw ValidationError(error.description)
            }
        })
    var list: [EmulatorFault] = []
}

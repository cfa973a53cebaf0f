// Runs the C wrappers' good and failing paths: see `run` beside this file.
//
//   CWrapperFaults            each path once, to be watched by valgrind
//   CWrapperFaults png COUNT  decodes COUNT malformed PNG files of all kinds, and looks at its own memory
import SiteKit

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

var expectations = Expectations()
if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "png", let count = Int(CommandLine.arguments[2]) {
    var run = MalformedRun(seed: 2026)
    try run.decode(count, &expectations)
} else {
    try webPPaths(&expectations)
    try pngPaths(&expectations)
    try metadataPaths(&expectations)
    markdownPaths(&expectations)
}
for failure in expectations.failures { print("not so: \(failure)") }
let failed = expectations.failures.count
print(failed == 0 ? "c wrappers: all paths as expected" : "c wrappers: \(failed) not as expected")
exit(failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE)

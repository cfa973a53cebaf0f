// Builds a site once, with the built pages judged or not, for `make bench-checks`.
//
//   CheckBenchmark SITE OUTPUT JOBS judged|bare
import Foundation
import SiteKit

let words = Array(CommandLine.arguments.dropFirst())
guard words.count == 4, let jobs = Int(words[2]) else {
    print("usage: CheckBenchmark SITE OUTPUT JOBS judged|bare")
    exit(2)
}
var options = BuildOptions(root: words[0], output: words[1], jobs: jobs)
options.isJudged = words[3] == "judged"
let report = await SiteBuild.write(options)
guard report.exitCode == .clean else {
    for diagnostic in report.diagnostics { print("\(diagnostic.code.id) \(diagnostic.message)") }
    exit(report.exitCode.rawValue)
}

/// What happens in a run, for whoever watches.
public enum RefreshNews: Sendable {
    /// What is going to be done: so many tasks, of which so many were begun by an earlier run.
    case began(RefreshPlan, tasks: Int, resumed: Int)
    /// A task goes on to something else, in a few words.
    case step(asset: String, String)
    /// A task is through with, for this run.
    case finished(RefreshReport.Row)
    /// Something that happens to the whole run, in a sentence.
    case note(String)
}

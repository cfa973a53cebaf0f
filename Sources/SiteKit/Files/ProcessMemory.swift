import CPosix

/// How much memory the process keeps that nobody uses. Of interest to one that runs all day.
enum ProcessMemory {
    /// Has large pieces be given back as soon as they are free, from now on.
    static func keepLittle() { sitegen_keep_little_memory() }

    /// Gives back what is free now.
    static func giveBack() { sitegen_return_free_memory() }
}

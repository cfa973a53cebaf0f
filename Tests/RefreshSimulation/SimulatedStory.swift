import ImageAPIEmulator

/// What is judged: a server's settings, and what has become of the world.
protocol SimulatedStory: Sendable {
    var seed: UInt64 { get }
    var settings: EmulatorSettings { get }
    var world: SimulatedWorld { get }
}

extension RefreshSimulation: SimulatedStory {}
extension NightsSimulation: SimulatedStory {}

namespace MultiChat.Simulation.Faults;

/// <summary>What can go wrong. Each can be left out of a run by its name.</summary>
internal enum FaultKind
{
    StoreDelay,
    StoreFailBefore,
    StoreFailAfter,
    StoreHang,
    StoreCancel,
    Restart,
    Restore,
    Cut,
    HalfOpen,
    Stall,
    Duplicate,
    ClockForward,
    ClockBack,
    /// <summary>A host is killed while another lives.</summary>
    LoseHost,
    HintLost,
    HintLate,
    NewsDoubled,
    NewsReordered,
    /// <summary>A host hears nothing for a while, and more than is kept for it.</summary>
    NewsMissed,
    /// <summary>A host's heartbeat lapses, so that the others take it for dead, and comes back.</summary>
    HeartbeatLapsed,
}

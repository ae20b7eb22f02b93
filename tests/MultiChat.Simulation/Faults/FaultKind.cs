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
}

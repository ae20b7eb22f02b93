namespace MultiChat.Testing.Faults;

/// <summary>What happens to a call that a fault strikes.</summary>
public enum FaultKind
{
    /// <summary>It throws <see cref="StorageException"/> and was never made.</summary>
    BeforeEffect,
    /// <summary>It is made, its answer is lost, and it throws <see cref="StorageException"/>.</summary>
    AfterEffect,
    /// <summary>It waits until it is released or its caller gives up. Released, it is made: late, when others have gone on.</summary>
    Hang,
    /// <summary>It is made with a token that is cancelled already.</summary>
    Cancel,
}

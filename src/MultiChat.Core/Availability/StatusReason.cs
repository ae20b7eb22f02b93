namespace MultiChat.Availability;

/// <summary>What made an operator available or not.</summary>
public enum StatusReason
{
    /// <summary>The switch was never moved.</summary>
    Never,
    /// <summary>Somebody moved the switch.</summary>
    Hand,
    /// <summary>The operator was not connected for too long (rule P2).</summary>
    Absence,
    /// <summary>Their schedule says so (rule P1).</summary>
    Schedule,
}

namespace MultiChat.Hosting.Desk;

/// <summary>What the person may do in the project from now on.</summary>
internal sealed record WireRightsGiven
{
    public required IReadOnlyList<string> Rights { get; init; }
}

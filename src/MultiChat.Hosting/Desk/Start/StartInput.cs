namespace MultiChat.Hosting.Desk;

internal sealed record StartInput
{
    public string? Build { get; init; }

    /// <summary>In which language the operator reads; null for what their browser says.</summary>
    public string? Language { get; init; }
}

namespace MultiChat.Hosting.Desk;

internal sealed record WireRows
{
    public required IReadOnlyList<WireRow> Rows { get; init; }

    public string? Cursor { get; init; }
}

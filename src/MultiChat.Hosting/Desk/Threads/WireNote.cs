using MultiChat.Events;

namespace MultiChat.Hosting.Desk;

internal sealed record WireNote
{
    public required Guid Id { get; init; }

    public required string Text { get; init; }

    public static WireNote Of(NoteTaken note) => new() { Id = note.Id.Value, Text = note.Body.Text };
}

using MultiChat.Dialogs;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Desk;

internal sealed record DeskLogInput
{
    public required Guid Dialog { get; init; }

    public required long After { get; init; }

    public required string Tag { get; init; }

    public Place ToPlace() => new WirePlace { EventSeq = After, Tag = Tag }.ToPlace();
}

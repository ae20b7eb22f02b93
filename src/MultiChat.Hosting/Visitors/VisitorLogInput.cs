using MultiChat.Dialogs;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Visitors;

internal sealed record VisitorLogInput
{
    public required long After { get; init; }

    public required string Tag { get; init; }

    public Place ToPlace() => new WirePlace { EventSeq = After, Tag = Tag }.ToPlace();
}

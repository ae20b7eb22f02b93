using MultiChat.Events;
using MultiChat.Reading;

namespace MultiChat.Simulation.Pages;

/// <summary>Items as they come, in the form in which pages show them.</summary>
internal static class Showing
{
    public static IReadOnlyList<Shown> Of(IReadOnlyList<VisitorItem> items) => [.. items.Select(Of)];

    public static IReadOnlyList<Shown> Of(IReadOnlyList<LogItem> items) => [.. items.Select(Of)];

    private static Shown Of(VisitorItem item) => new()
    {
        EventSeq = item.EventSeq,
        Kind = item.Kind switch
        {
            VisitorItemKind.Message => "message",
            VisitorItemKind.Request => "request",
            VisitorItemKind.Edited => "edited",
            VisitorItemKind.Joined => "joined",
            VisitorItemKind.Closed => "closed",
            var other => throw new InvalidOperationException($"Nobody knows how a page shows {other}."),
        },
        At = item.At,
        Id = item.Message?.Id,
        Seq = item.Message?.Seq ?? 0,
        Who = item.Message is { } message ? (message.Mine ? "me" : message.Name) : item.Name,
        Text = item.Message?.Text,
    };

    private static Shown Of(LogItem item) => new()
    {
        EventSeq = item.Entry.EventSeq,
        Kind = item.Entry.Event.Kind.Value,
        At = item.Entry.At,
        Id = item.Message?.Id,
        Seq = item.Message?.Seq ?? 0,
        Who = item.Message is { } message ? (message.Author.IsMember ? message.Author.Value.ToString() : "client") : item.Entry.Event.Data,
        Text = item.Message?.Text,
        Revision = item.Message?.Revision ?? 0,
    };
}

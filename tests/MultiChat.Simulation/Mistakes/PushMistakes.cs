using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Reading;

namespace MultiChat.Simulation.Mistakes;

/// <summary>Mistakes in what is pushed.</summary>
internal static class PushMistakes
{
    public static IEnumerable<Mistake> All { get; } =
    [
        new("a visitor misses a push")
        {
            VisitorOutlet = static (world, edge) => new VisitorPushes(edge) { Log = news => world.Pages.OneIn(4) ? null : news },
        },
        new("a desk misses a push")
        {
            DeskOutlet = static (world, edge) => new DeskPushes(edge) { Log = news => world.Pages.OneIn(4) ? null : news },
        },
        new("a row is not told")
        {
            DeskOutlet = static (world, edge) => new DeskPushes(edge) { Row = row => world.Pages.OneIn(4) ? null : row },
        },
        new("the sections' numbers are not told")
        {
            DeskOutlet = static (world, edge) => new DeskPushes(edge) { Sections = sections => world.Pages.OneIn(4) ? null : sections },
        },
        new("marks are not told")
        {
            DeskOutlet = static (world, edge) => new DeskPushes(edge) { Marks = marks => world.Pages.OneIn(4) ? null : marks },
        },
        new("availability is not told")
        {
            VisitorOutlet = static (_, edge) => new VisitorPushes(edge) { Availability = _ => null },
        },
        new("delivered is set when the push is written")
        {
            VisitorOutlet = static (world, edge) => new VisitorPushes(edge)
            {
                Log = news =>
                {
                    _ = edge.At.Engine.Visitors.AppliedAsync(edge.Visitor!, news.UpTo).AsTask();
                    return news;
                },
            },
        },
        new("delivered is set by the operator's own page")
        {
            DeskOutlet = static (world, edge) => new DeskPushes(edge)
            {
                Log = news =>
                {
                    var dialog = news.Row.Row.Dialog;
                    var visitor = new Clients.VisitorActor { Project = dialog.Project, Site = dialog.Site, Visitor = dialog.Visitor };
                    _ = edge.At.Engine.Visitors.AppliedAsync(visitor, news.Slice.UpTo).AsTask();
                    return news;
                },
            },
        },
        new("a visitor is told what only the desk may know")
        {
            VisitorOutlet = static (_, edge) => new VisitorPushes(edge)
            {
                Log = news => news with { Items = [.. news.Items, new VisitorItem { EventSeq = news.UpTo.EventSeq, At = default, Kind = VisitorItemKind.Joined, Name = "letGo" }] },
            },
        },
        new("a visitor is shown a note")
        {
            VisitorOutlet = static (world, edge) => new VisitorPushes(edge)
            {
                Log = news => world.Truth.FindOf(edge.Visitor!.Visitor)?.Entry(news.UpTo.EventSeq) is { Event: NoteTaken note } entry
                    ? news with { Items = [.. news.Items, new VisitorItem { EventSeq = entry.EventSeq, At = entry.At, Kind = VisitorItemKind.Joined, Name = note.Body.Text }] }
                    : news,
            },
        },
        new("a visitor is told the generated name")
        {
            VisitorOutlet = static (world, edge) => new VisitorPushes(edge)
            {
                Log = news => news with
                {
                    Dialog = news.Dialog is { } dialog && world.Truth.FindOf(edge.Visitor!.Visitor) is { } truth
                        ? dialog with { Operator = world.Truth.Find(truth.Current.Client)?.GeneratedName }
                        : news.Dialog,
                },
            },
        },
        new("another visitor's item is pushed")
        {
            VisitorOutlet = static (world, edge) => new VisitorPushes(edge)
            {
                Log = news => world.Truth.Accepted.FirstOrDefault(message => message.Author.Value != edge.Visitor!.Visitor.Value && !message.Author.IsMember) is { } other
                    && news.Items is [{ Message: { } mine } first, ..]
                        ? news with { Items = [first with { Message = mine with { Id = other.Id, Text = other.Text } }, .. news.Items.Skip(1)] }
                        : news,
            },
        },
        new("a visitor counts as left while a page is there")
        {
            DeskOutlet = static (world, edge) => new DeskPushes(edge) { Presence = _ => new VisitorPresence { LeftAt = edge.At.Engine.Clock.Now } },
        },
        new("a dialog stands in the wrong section")
        {
            DeskOutlet = static (_, edge) => new DeskPushes(edge)
            {
                Row = row => row.Section == Section.Archive ? row : row with { Section = row.Section == Section.Mine ? Section.Common : Section.Mine },
            },
        },
        new("unread is counted by message")
        {
            DeskOutlet = static (_, edge) => new DeskPushes(edge) { Sections = sections => sections with { Mine = sections.Mine * 2, Common = sections.Common * 2 } },
        },
        new("a visitor is told too much was read")
        {
            VisitorOutlet = static (_, edge) => new VisitorPushes(edge) { Read = seq => seq + 1 },
        },
    ];
}

using MultiChat.Reading;

namespace MultiChat.Hosting.Visitors;

internal sealed record WireVisitorCatchUp
{
    public required long After { get; init; }

    public required long UpTo { get; init; }

    public required string Tag { get; init; }

    public required IReadOnlyList<WireVisitorItem> Items { get; init; }

    public required WireVisitorDialog? State { get; init; }

    public required bool More { get; init; }

    public static WireVisitorCatchUp Of(VisitorCatchUp news) => new()
    {
        After = news.After.EventSeq,
        UpTo = news.UpTo.EventSeq,
        Tag = news.UpTo.Tag.ToString(),
        Items = [.. news.Items.Select(WireVisitorItem.Of)],
        State = WireVisitorDialog.Of(news.Dialog),
        More = news.More,
    };
}

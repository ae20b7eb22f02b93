using MultiChat.Reading;

namespace MultiChat.Hosting.Desk;

internal sealed record WireDeskCatchUp
{
    public required Guid Dialog { get; init; }

    public required long After { get; init; }

    public required long UpTo { get; init; }

    public required string Tag { get; init; }

    public required IReadOnlyList<WireItem> Items { get; init; }

    public required WireRow State { get; init; }

    public required bool More { get; init; }

    public static WireDeskCatchUp Of(DeskCatchUp news) => new()
    {
        Dialog = news.Row.Row.Dialog.Id.Value,
        After = news.Slice.After.EventSeq,
        UpTo = news.Slice.UpTo.EventSeq,
        Tag = news.Slice.UpTo.Tag.ToString(),
        Items = [.. news.Slice.Items.Select(WireItem.Of)],
        State = WireRow.Of(news.Row),
        More = news.Slice.More,
    };
}

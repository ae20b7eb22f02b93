using MultiChat.Hosting.Wire;
using MultiChat.Reading;

namespace MultiChat.Hosting.Desk;

internal sealed record WireThread
{
    public required string ServerNow { get; init; }

    public required WireRow Row { get; init; }

    public required WireClient Client { get; init; }

    public required WirePlace Place { get; init; }

    public required WireMarks Marks { get; init; }

    public required WirePresence Presence { get; init; }

    public required IReadOnlyList<WireItem> Items { get; init; }

    public required bool More { get; init; }

    public static WireThread Of(DeskThread thread) => new()
    {
        ServerNow = WireTime.Text(thread.ServerNow),
        Row = WireRow.Of(thread.Row),
        Client = WireClient.Of(thread.Row.Row.Client),
        Place = WirePlace.Of(thread.Place),
        Marks = WireMarks.Of(thread.Marks),
        Presence = WirePresence.Of(thread.Row.Presence),
        Items = [.. thread.Items.Select(WireItem.Of)],
        More = thread.More,
    };
}

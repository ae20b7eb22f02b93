using MultiChat.Hosting.Wire;
using MultiChat.Reading;

namespace MultiChat.Hosting.Visitors;

internal sealed record WireVisitorSnapshot
{
    public required string ServerNow { get; init; }

    public required Guid Visitor { get; init; }

    public required bool Available { get; init; }

    public required WirePlace Place { get; init; }

    public required WireVisitorDialog? Dialog { get; init; }

    public required VisitorMarks Marks { get; init; }

    public required IReadOnlyList<WireVisitorItem> Items { get; init; }

    public required bool More { get; init; }

    public static WireVisitorSnapshot Of(VisitorSnapshot snapshot) => new()
    {
        ServerNow = WireTime.Text(snapshot.ServerNow),
        Visitor = snapshot.Visitor.Value,
        Available = snapshot.Available,
        Place = WirePlace.Of(snapshot.Place),
        Dialog = WireVisitorDialog.Of(snapshot.Dialog),
        Marks = new VisitorMarks { Read = snapshot.Read },
        Items = [.. snapshot.Items.Select(WireVisitorItem.Of)],
        More = snapshot.More,
    };
}

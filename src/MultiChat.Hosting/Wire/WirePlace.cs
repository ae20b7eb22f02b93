using System.Globalization;
using MultiChat.Dialogs;

namespace MultiChat.Hosting.Wire;

/// <summary>A reader's place on the wire. A tag that is no tag of ours belongs to another history and never matches.</summary>
internal sealed record WirePlace
{
    public required long EventSeq { get; init; }

    public required string Tag { get; init; }

    public static WirePlace Of(Place place) => new() { EventSeq = place.EventSeq, Tag = place.Tag.ToString() };

    public Place ToPlace() => new()
    {
        EventSeq = Math.Max(0, EventSeq),
        Tag = long.TryParse(Tag, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) ? new EventTag(bits) : default,
    };
}

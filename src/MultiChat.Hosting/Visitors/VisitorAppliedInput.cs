using MultiChat.Dialogs;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Visitors;

internal sealed record VisitorAppliedInput
{
    public required long EventSeq { get; init; }

    public string? Tag { get; init; }

    /// <summary>Without a tag the number alone counts; a tag that is none of ours belongs to another history, where nothing was applied.</summary>
    public Place ToPlace()
    {
        if (Tag is null)
        {
            return new Place { EventSeq = EventSeq };
        }

        var place = new WirePlace { EventSeq = EventSeq, Tag = Tag }.ToPlace();
        return place.Tag == default ? default : place;
    }
}

using MultiChat.Dialogs;

namespace MultiChat.Reading;

/// <summary>How many dialogs of each section have unread, for one operator (rule D10).</summary>
public readonly record struct SectionCounts
{
    /// <summary>In Mine.</summary>
    public int Mine { get; init; }

    /// <summary>In Common.</summary>
    public int Common { get; init; }

    /// <summary>In Archive.</summary>
    public int Archive { get; init; }

    /// <summary>Counts the sections of dialogs with unread.</summary>
    /// <param name="sections">One per dialog.</param>
    public static SectionCounts Of(IEnumerable<Section> sections)
    {
        var counts = default(SectionCounts);
        foreach (var section in sections)
        {
            counts = section switch
            {
                Section.Mine => counts with { Mine = counts.Mine + 1 },
                Section.Common => counts with { Common = counts.Common + 1 },
                _ => counts with { Archive = counts.Archive + 1 },
            };
        }

        return counts;
    }
}

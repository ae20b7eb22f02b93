using MultiChat.Letters;

namespace MultiChat.Team;

/// <summary>What the list of a project's classes can be. Pure.</summary>
internal static class ClassRules
{
    /// <summary>How many there may be to choose from.</summary>
    private const int MostToChoose = 100;

    /// <summary>How many there may be with those that were removed: past inquiries have them.</summary>
    private const int MostEver = 1_000;

    /// <summary>Why a class may not be added or saved like that, whatever was read of it; null where it may.</summary>
    /// <param name="classes">The list as it is.</param>
    /// <param name="next">The class as it shall be.</param>
    public static Refusal? WhyNotSave(IReadOnlyList<InquiryClass> classes, InquiryClass next)
    {
        InquiryClass[] others = [.. classes.Where(known => known.Id != next.Id)];
        InquiryClass[] toChoose = [.. others.Where(known => !known.Removed)];
        return others.Length >= MostEver ? Refusal.InvalidField("name", $"A project has at most {MostEver:N0} classes, with those that were removed.")
            : next.Removed ? null
            : toChoose.Length >= MostToChoose ? Refusal.InvalidField("name", $"There are at most {MostToChoose} classes to choose from.")
            : toChoose.Any(known => string.Equals(FoldedName.Of(known.Name), FoldedName.Of(next.Name), StringComparison.Ordinal))
                ? new Refusal(RefusalCode.NameTaken, "The project has a class of that name.")
            : null;
    }

    /// <summary>Why a class may not be changed upon the version that was read of it; null where it may, and for version 0, which is any.</summary>
    public static Refusal? WhyNotChange(IReadOnlyList<InquiryClass> classes, InquiryClass next)
    {
        var current = classes.FirstOrDefault(known => known.Id == next.Id);
        return current is null ? Refusal.NotFound()
            : next.Version == 0 || next.Version == current.Version ? null
            : Conflict(current);
    }

    /// <summary>Another has changed the class since.</summary>
    public static Refusal Conflict(InquiryClass current) => new(RefusalCode.ClassConflict, "Another changed the class since. Look at it again.")
    {
        Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["class"] = current },
    };
}

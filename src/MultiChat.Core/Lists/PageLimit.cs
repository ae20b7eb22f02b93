namespace MultiChat.Lists;

/// <summary>How long a page of a list may be.</summary>
internal static class PageLimit
{
    public const int Default = 50;
    public const int Max = 100;

    /// <summary>What a page asked for in its own words, still to be checked.</summary>
    public static int Of(long? asked) => (int)Math.Clamp(asked ?? Default, 0, Max + 1);

    public static int Checked(int limit) =>
        limit is >= 1 and <= Max ? limit : throw Refusal.InvalidField("limit", $"A page has 1 to {Max} rows.");
}

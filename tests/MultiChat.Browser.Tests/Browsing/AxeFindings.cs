namespace MultiChat.Browser.Browsing;

/// <summary>What axe says of a page.</summary>
internal sealed class AxeFindings
{
    /// <summary>Rules that found something to look at and nothing wrong with it.</summary>
    public string[] Passed { get; set; } = [];

    /// <summary>What is wrong: the rule, where, and why.</summary>
    public string[] Found { get; set; } = [];
}

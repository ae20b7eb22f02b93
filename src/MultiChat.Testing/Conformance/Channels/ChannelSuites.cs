namespace MultiChat.Testing.Conformance.Channels;

/// <summary>The whole kit for authors of channels: one test for each case of <see cref="Cases"/>. Docs/conformance.md shows the few lines.</summary>
public static class ChannelSuites
{
    internal static IReadOnlyList<ChannelSuite> All { get; } =
    [
        new DeclaringSuite(),
        new SendingSuite(),
        new SentTextSuite(),
        new FailingSuite(),
        new RevisingSuite(),
        new AnsweringSuite(),
        new ReceivingSuite(),
        new ReceiptSuite(),
    ];

    private static readonly Dictionary<string, ChannelCase> _byName =
        All.SelectMany(suite => suite.Cases).ToDictionary(known => known.Name, StringComparer.Ordinal);

    /// <summary>All cases: every channel passes each, for what a channel does not declare must be refused.</summary>
    public static IEnumerable<ChannelCase> Cases => All.SelectMany(suite => suite.Cases);

    /// <summary>Refuses a test that does not run the whole kit: one case less is a rule less, and nobody would see it.</summary>
    /// <param name="names">The names of the cases that the test runs.</param>
    /// <exception cref="ConformanceException">Cases are left out; the message names them.</exception>
    public static void AssertComplete(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var leftOut = Cases.Select(known => known.Name).Except(names, StringComparer.Ordinal).ToList();
        if (leftOut.Count > 0)
        {
            throw new ConformanceException($"These cases of the kit are left out: {string.Join(", ", leftOut)}.");
        }
    }

    /// <summary>The case of that name.</summary>
    /// <param name="name">A <see cref="ChannelCase.Name"/>.</param>
    /// <exception cref="KeyNotFoundException">The kit has no such case.</exception>
    public static ChannelCase Get(string name) => _byName[name];
}

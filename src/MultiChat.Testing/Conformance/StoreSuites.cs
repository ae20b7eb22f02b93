namespace MultiChat.Testing.Conformance;

/// <summary>The whole kit for authors of storages: run every case of <see cref="CasesFor"/>, one test each.</summary>
/// <example>
/// <code>
/// public static TheoryData&lt;string&gt; Cases => new(StoreSuites.CasesFor(new MyFactory()).Select(c => c.Name));
/// [Theory, MemberData(nameof(Cases))]
/// public Task Keeps(string name) => StoreSuites.Get(name).RunAsync(new MyFactory());
/// </code>
/// </example>
public static class StoreSuites
{
    /// <summary>All suites.</summary>
    public static IReadOnlyList<StoreSuite> All { get; } =
    [
        new ProjectStoreSuite(),
        new TeamSuite(),
        new AccountStoreSuite(),
        new PasswordTrySuite(),
        new SessionSuite(),
        new HandSwitchStoreSuite(),
        new VisitorStoreSuite(),
        new ClientStoreSuite(),
        new ClientNameSuite(),
        new DialogStoreSuite(),
        new LostRaceSuite(),
        new UniqueKeySuite(),
        new InterleavingSuite(),
        new MalformedCommitSuite(),
        new NumberingSuite(),
        new DialogLogSuite(),
        new LogPagingSuite(),
        new MessageStoreSuite(),
        new MarkStoreSuite(),
        new DeskListSuite(),
        new DeskRowSuite(),
        new DeskSectionSuite(),
        new UnreadSuite(),
        new SearchSuite(),
        new SearchWordSuite(),
        new SearchClientSuite(),
        new KeptTextSuite(),
        new KeptInstantSuite(),
        new TwoProjectsSuite(),
        new CancellationSuite(),
        new ReopeningSuite(),
    ];

    private static readonly Dictionary<string, StoreCase> _byName =
        All.SelectMany(suite => suite.Cases).ToDictionary(known => known.Name, StringComparer.Ordinal);

    /// <summary>All cases that a factory's storages must pass: the whole kit, without reopening where nothing survives.</summary>
    /// <param name="factory">The factory.</param>
    public static IEnumerable<StoreCase> CasesFor(StorageFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return All.SelectMany(suite => suite.Cases).Where(known => factory.Survives || !known.NeedsSurvival);
    }

    /// <summary>The case of that name.</summary>
    /// <param name="name">A <see cref="StoreCase.Name"/>.</param>
    /// <exception cref="KeyNotFoundException">The kit has no such case.</exception>
    public static StoreCase Get(string name) => _byName[name];
}

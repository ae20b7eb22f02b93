using MultiChat.Testing.Conformance.AllPorts;
using MultiChat.Testing.Conformance.Clients;
using MultiChat.Testing.Conformance.Delivery;
using MultiChat.Testing.Conformance.Desk;
using MultiChat.Testing.Conformance.Dialogs;
using MultiChat.Testing.Conformance.Messages;
using MultiChat.Testing.Conformance.Outbox;
using MultiChat.Testing.Conformance.SigningIn;
using MultiChat.Testing.Conformance.Team;

namespace MultiChat.Testing.Conformance;

/// <summary>The whole kit for authors of storages: one test for each case of <see cref="CasesFor"/>. Docs/conformance.md shows the few lines.</summary>
public static class StoreSuites
{
    internal static IReadOnlyList<StoreSuite> All { get; } =
    [
        new ProjectStoreSuite(),
        new TeamSuite(),
        new SecurityVersionSuite(),
        new DismissalSuite(),
        new TeamCommitSuite(),
        new SiteSuite(),
        new ClassSuite(),
        new AuditSuite(),
        new PhotoSuite(),
        new TemplateSuite(),
        new AccountStoreSuite(),
        new AccountBookSuite(),
        new LetterBookSuite(),
        new PasswordTrySuite(),
        new SessionSuite(),
        new SignInBookSuite(),
        new SessionEndingSuite(),
        new SweptAccountsSuite(),
        new HandSwitchStoreSuite(),
        new VisitorStoreSuite(),
        new SweptVisitorsSuite(),
        new ClientStoreSuite(),
        new ClientKeySuite(),
        new ClientNameSuite(),
        new DialogStoreSuite(),
        new LostRaceSuite(),
        new UniqueKeySuite(),
        new InterleavingSuite(),
        new MalformedCommitSuite(),
        new NumberingSuite(),
        new DialogLogSuite(),
        new NoteSuite(),
        new InquiryClassSuite(),
        new LogPagingSuite(),
        new MessageStoreSuite(),
        new MarkStoreSuite(),
        new DeskListSuite(),
        new DeskRowSuite(),
        new DeskSectionSuite(),
        new ToDoSuite(),
        new UnreadSuite(),
        new SearchSuite(),
        new SearchWordSuite(),
        new SearchClientSuite(),
        new SearchNumberSuite(),
        new SearchScriptSuite(),
        new MessageIndexSuite(),
        new KeptTextSuite(),
        new KeptInstantSuite(),
        new TwoProjectsSuite(),
        new CancellationSuite(),
        new OutboxSuite(),
        new OutboxCountSuite(),
        new OutboxDiscardSuite(),
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

    /// <summary>Refuses a test that does not run the whole kit: one case less is a rule less, and nobody would see it.</summary>
    /// <param name="factory">The factory.</param>
    /// <param name="names">The names of the cases that the test runs.</param>
    /// <exception cref="ConformanceException">Cases are left out; the message names them.</exception>
    public static void AssertComplete(StorageFactory factory, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var leftOut = CasesFor(factory).Select(known => known.Name).Except(names, StringComparer.Ordinal).ToList();
        if (leftOut.Count > 0)
        {
            throw new ConformanceException($"These cases of the kit are left out: {string.Join(", ", leftOut)}.");
        }
    }

    /// <summary>The case of that name.</summary>
    /// <param name="name">A <see cref="StoreCase.Name"/>.</param>
    /// <exception cref="KeyNotFoundException">The kit has no such case.</exception>
    public static StoreCase Get(string name) => _byName[name];
}

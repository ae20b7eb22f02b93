using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Live;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Neighbours;
using MultiChat.Simulation.Pages;
using MultiChat.Team;

namespace MultiChat.Simulation.Mistakes;

/// <summary>
/// A mistake as somebody could make it, planted around the core or in the pages' models to see that it is found. The core itself is never
/// changed: ports, outlets and options are wrapped.
/// </summary>
internal sealed record Mistake(string Name)
{
    /// <summary>No mistake.</summary>
    public static readonly Mistake None = new("none");

    public PageHabits Habits { get; init; } = PageHabits.Right;

    public NewsHabits News { get; init; } = NewsHabits.Right;

    public Func<ChatOptions> Options { get; init; } = static () => new ChatOptions();

    public Func<World, VisitorEdge, IVisitorOutlet> VisitorOutlet { get; init; } = static (_, edge) => edge;

    public Func<World, DeskEdge, IDeskOutlet> DeskOutlet { get; init; } = static (_, edge) => edge;

    /// <summary>What the core's commits go through, on their way to the store.</summary>
    public Func<World, DialogCommit, Func<DialogCommit, ValueTask<CommitOutcome>>, ValueTask<CommitOutcome>>? Commit { get; init; }

    /// <summary>What becomes of a call's answer, by the call's name.</summary>
    public Func<World, ChatStorage, string, object?, object?>? Answer { get; init; }

    /// <summary>As whom an edit is made.</summary>
    public Func<World, DeskActor, DialogId, MessageId, DeskActor> EditAs { get; init; } = static (_, actor, _, _) => actor;

    /// <summary>Upon which version of a member an edit is made: of the one that was seen, and the one that this host knows.</summary>
    public Func<long, long, long> MemberVersion { get; init; } = static (seen, _) => seen;

    /// <summary>From where a visitor's page goes on.</summary>
    public Func<World, VisitorId, Place, Place> Place { get; init; } = static (_, _, place) => place;

    public Func<Identities, Site, string, ValueTask<VisitorActor>> RedeemAsync { get; init; } =
        static (identities, site, ticket) => identities.RedeemAsync(site, ticket);
}

using MultiChat.Clients;
using MultiChat.Live;
using MultiChat.Projects;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Pages;

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

    public Func<ChatOptions> Options { get; init; } = static () => new ChatOptions();

    public Func<World, ChatStorage, ChatStorage> Storage { get; init; } = static (_, storage) => storage;

    public Func<World, VisitorEdge, IVisitorOutlet> VisitorOutlet { get; init; } = static (_, edge) => edge;

    public Func<World, DeskEdge, IDeskOutlet> DeskOutlet { get; init; } = static (_, edge) => edge;

    public Func<Identities, Site, string, ValueTask<VisitorActor>> RedeemAsync { get; init; } =
        static (identities, site, ticket) => identities.RedeemAsync(site, ticket);
}

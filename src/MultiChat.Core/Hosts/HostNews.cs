using System.Diagnostics.CodeAnalysis;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Hosts;

/// <summary>One hint of a host to the others: there is something to look at.</summary>
[SuppressMessage("Design", "CA1034", Justification = "The cases of a union belong together.")]
public abstract record HostNews
{
    private HostNews()
    {
    }

    /// <summary>A dialog was committed, or its marks have grown: only the store knows what is new.</summary>
    /// <param name="Project">The project.</param>
    /// <param name="Dialog">The dialog.</param>
    public sealed record DialogMoved(ProjectId Project, DialogId Dialog) : HostNews;

    /// <summary>A dialog was committed, and this is what was committed: who stands within it need not ask the store.</summary>
    /// <param name="Dialog">The dialog as of one moment after the commit.</param>
    /// <param name="End">The end of its log as of the same moment, up to the dialog's place, with nothing left out; how much of it is the link's choice.</param>
    public sealed record DialogCommitted(Dialog Dialog, LogSlice End) : HostNews;

    /// <summary>A client's card was filled.</summary>
    /// <param name="Project">The project.</param>
    /// <param name="Client">The client.</param>
    public sealed record ClientChanged(ProjectId Project, ClientId Client) : HostNews;

    /// <summary>A visitor's identity was ended.</summary>
    /// <param name="Project">The project.</param>
    /// <param name="Visitor">The visitor.</param>
    public sealed record VisitorForgotten(ProjectId Project, VisitorId Visitor) : HostNews;

    /// <summary>Sessions of an account were ended, by signing out for instance: only the store knows which.</summary>
    /// <param name="Account">The account.</param>
    public sealed record SessionsEnded(AccountId Account) : HostNews;

    /// <summary>The project, its sites, members or groups have changed.</summary>
    /// <param name="Project">The project.</param>
    public sealed record TeamChanged(ProjectId Project) : HostNews;

    /// <summary>Templates of the project were added, changed or removed.</summary>
    /// <param name="Project">The project.</param>
    public sealed record TemplatesChanged(ProjectId Project) : HostNews;

    /// <summary>A hand switch of the project was moved.</summary>
    /// <param name="Project">The project.</param>
    public sealed record StatusChanged(ProjectId Project) : HostNews;

    /// <summary>A visitor's pages at another host.</summary>
    /// <param name="Pages">What is true now.</param>
    public sealed record PagesChanged(VisitorPages Pages) : HostNews;

    /// <summary>An operator's connections at another host.</summary>
    /// <param name="Connections">What is true now.</param>
    public sealed record ConnectionsChanged(OperatorConnections Connections) : HostNews;

    /// <summary>A host has ended or has not been heard of: its pages and connections are gone.</summary>
    /// <param name="Host">The host.</param>
    public sealed record HostGone(HostId Host) : HostNews;

    /// <summary>Somebody types at another host, or has stopped. Tells of nothing that is kept.</summary>
    /// <param name="Sign">The sign.</param>
    public sealed record Typed(TypingSign Sign) : HostNews;

    /// <summary>News may be missing: everything is to be looked at.</summary>
    public sealed record Missed : HostNews;
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commands;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Live;

/// <summary>
/// Tells this host's sessions that there is something to look at. A hint carries no content: lost, doubled or late, it costs time only.
/// </summary>
internal sealed class Switchboard
{
    private readonly ConcurrentDictionary<(ProjectId, VisitorId), ImmutableArray<VisitorSession>> _visitors = [];
    private readonly ConcurrentDictionary<ProjectId, ImmutableArray<VisitorSession>> _pages = [];
    private readonly ConcurrentDictionary<ProjectId, ImmutableArray<DeskSession>> _desks = [];
    private readonly ConcurrentDictionary<ProjectId, ImmutableArray<MembershipSession>> _members = [];

    public Switchboard(
        CommitStream commits,
        MarkBook marks,
        PresenceBook presence,
        ReadMarking reads,
        CardFilling cards,
        TemplateSaving templates,
        AvailabilityBoard board,
        TeamDirectory teams,
        TypingRelay typing)
    {
        commits.Moved += dialog =>
        {
            ForVisitor(dialog.Project, dialog.Visitor, session => session.Follow(dialog.Id, dialog.EventSeq));
            ForDesk(dialog.Project, session => session.Follow(dialog.Id, dialog.EventSeq));
        };
        commits.Hinted += dialog =>
        {
            LookFromDesk(dialog.Project, dialog.Id);
            LookFromSite(dialog);
        };
        marks.Moved += (project, dialog) => ForDesk(project, session => session.LookAtMarks(dialog));
        marks.DeskMoved += (project, visitor) => ForVisitor(project, visitor, session => session.LookAtMarks());
        presence.Moved += (project, visitor, dialog) => ForDesk(project, session =>
        {
            session.LookAtPresence(visitor);
            if (dialog is { } known)
            {
                session.LookAtRow(known);
            }
        });
        reads.Moved += (member, dialog) => ForDesk(member.Project, session => session.LookIfReadBy(member.Id, dialog));
        cards.Filled += (client, dialogs) => ForDesk(client.Project, session =>
        {
            session.LookAtClient(client.Id);
            foreach (var dialog in dialogs)
            {
                session.LookAtRow(dialog);
            }
        });
        templates.Moved += project => ForDesk(project, session => session.LookAtTemplates());
        typing.Seen += sign =>
        {
            ForDesk(sign.Project, session => session.Hear(sign));
            if (sign.By is not null)
            {
                ForVisitor(sign.Project, sign.Visitor, session => session.Hear(sign));
            }
        };
        board.Moved += project =>
        {
            ForDesk(project, session => session.LookAtTeam());
            ForPages(project, session => session.LookAtAvailability());
        };
        teams.Changed += project =>
        {
            ForDesk(project, session => session.LookAtTeam());
            // Sites may send their pages to other groups now.
            ForPages(project, session => session.LookAtAvailability());
            ForEach(_members, project, session => session.Look());
        };
    }

    /// <summary>An anonymous page, which wants to know of availability.</summary>
    public void Add(VisitorSession session, ProjectId project) => Add(_pages, project, session);

    /// <summary>A page of a visitor, which wants to know of the dialog too.</summary>
    public void Add(VisitorSession session, VisitorActor visitor) => Add(_visitors, (visitor.Project, visitor.Visitor), session);

    public void Add(DeskSession session, ProjectId project) => Add(_desks, project, session);

    public void Add(MembershipSession session, ProjectId project) => Add(_members, project, session);

    public void Remove(VisitorSession session, ProjectId project, VisitorActor? visitor)
    {
        Remove(_pages, project, session);
        if (visitor is not null)
        {
            Remove(_visitors, (visitor.Project, visitor.Visitor), session);
        }
    }

    public void Remove(DeskSession session, ProjectId project) => Remove(_desks, project, session);

    public void Remove(MembershipSession session, ProjectId project) => Remove(_members, project, session);

    /// <summary>The dialog may have moved elsewhere: operators' pages look.</summary>
    public void LookFromDesk(ProjectId project, DialogId dialog) => ForDesk(project, session => session.Look(dialog));

    /// <summary>The dialog may have moved elsewhere: its visitor's pages look.</summary>
    public void LookFromSite(Dialog dialog) => ForVisitor(dialog.Project, dialog.Visitor, session => session.Look(dialog.Id));

    /// <summary>The visitors who have pages here.</summary>
    public IReadOnlyCollection<(ProjectId Project, VisitorId Visitor)> ListVisitors() =>
        [.. _pages.Values.SelectMany(sessions => sessions).Select(page => page.Visitor).OfType<VisitorActor>().Select(one => (one.Project, one.Visitor)).Distinct()];

    /// <summary>The visitor is forgotten: its pages' connections end.</summary>
    public void End(ProjectId project, VisitorId visitor) => ForVisitor(project, visitor, session => session.Evict());

    /// <summary>Nobody knows what this host has missed: every page looks at everything it shows.</summary>
    public void LookAtEverything()
    {
        foreach (var page in _pages.Values.SelectMany(sessions => sessions))
        {
            page.LookAtEverything();
        }

        foreach (var desk in _desks.Values.SelectMany(sessions => sessions))
        {
            desk.LookAtEverything();
        }

        foreach (var member in _members.Values.SelectMany(sessions => sessions))
        {
            member.Look();
        }
    }

    private void ForVisitor(ProjectId project, VisitorId visitor, Action<VisitorSession> tell) => ForEach(_visitors, (project, visitor), tell);

    private void ForPages(ProjectId project, Action<VisitorSession> tell) => ForEach(_pages, project, tell);

    private void ForDesk(ProjectId project, Action<DeskSession> tell) => ForEach(_desks, project, tell);

    private static void ForEach<TKey, TSession>(
        ConcurrentDictionary<TKey, ImmutableArray<TSession>> listeners, TKey key, Action<TSession> tell)
        where TKey : notnull
    {
        if (!listeners.TryGetValue(key, out var sessions))
        {
            return;
        }

        foreach (var session in sessions)
        {
            tell(session);
        }
    }

    private static void Add<TKey, TSession>(ConcurrentDictionary<TKey, ImmutableArray<TSession>> listeners, TKey key, TSession session)
        where TKey : notnull =>
        listeners.AddOrUpdate(key, _ => [session], (_, sessions) => sessions.Contains(session) ? sessions : sessions.Add(session));

    private static void Remove<TKey, TSession>(ConcurrentDictionary<TKey, ImmutableArray<TSession>> listeners, TKey key, TSession session)
        where TKey : notnull
    {
        while (listeners.TryGetValue(key, out var sessions))
        {
            var left = sessions.Remove(session);
            if (left.IsEmpty
                ? listeners.TryRemove(KeyValuePair.Create(key, sessions))
                : listeners.TryUpdate(key, left, sessions))
            {
                return;
            }
        }
    }
}

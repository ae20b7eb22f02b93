using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with classes of inquiries.</summary>
internal static class ClassMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        Found("forgets a class", "InquiryClass.ClassIsKept", inquiry => inquiry with { Class = null }),
        Found("finds inquiries without their numbers", "InquiryClass.InquiryIsFound", inquiry => inquiry with { Number = 0 }),
        new("never clears a class", "InquiryClass.ClassIsKept", storage => WithDialogs(storage, new Lasting(storage.Dialogs))),
        new("takes the class of any inquiry", "InquiryClass.InquiryOfAnotherDialogIsRefused", storage => WithDialogs(storage, new Trusting(storage.Dialogs))),
        new("shows no class in a row", "InquiryClass.RowHasTheClass", storage => new BrokenStorage(storage) { [nameof(ChatStorage.Desk)] = new Plain(storage.Desk) }),
        Saved("forgets classes of a team's commit", "Class.ClassesAreKept", commit => commit with { Classes = [] }),
        Saved("brings removed classes back", "Class.ClassesAreKept", commit => With(commit, known => known with { Removed = false })),
        Saved("lets the later of two edits of a class win", "Class.EarlierVersionIsLost", commit => With(commit, known => known with { Version = 0 })),
        Saved("adds classes to any list", "Class.EarlierListIsLost", commit => commit with { ClassesSeen = null }),
        new("gives classes no new version", "Class.ClassIsChanged", storage => new BrokenStorage(storage) { [nameof(ChatStorage.Projects)] = new Unversioned(storage.Projects) }),
    ];

    private static Mistake Found(string name, string rejectedBy, Func<Inquiry, Inquiry> spoil) =>
        new(name, rejectedBy, storage => WithDialogs(storage, new Spoiled(storage.Dialogs, spoil)));

    private static Mistake Saved(string name, string rejectedBy, Func<TeamCommit, TeamCommit> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Projects)] = new Careless(storage.Projects, spoil) });

    private static BrokenStorage WithDialogs(ChatStorage storage, object dialogs) => new(storage) { [nameof(ChatStorage.Dialogs)] = dialogs };

    private static TeamCommit With(TeamCommit commit, Func<InquiryClass, InquiryClass> spoil) => commit with { Classes = [.. commit.Classes.Select(spoil)] };

    private sealed class Spoiled(IDialogStore inner, Func<Inquiry, Inquiry> spoil)
    {
        public async ValueTask<Inquiry?> FindInquiryAsync(ProjectId project, InquiryId id, CancellationToken cancellation) =>
            await ((IInquiryBook)inner).FindInquiryAsync(project, id, cancellation) is { } inquiry ? spoil(inquiry) : null;
    }

    private sealed class Lasting(IDialogStore inner)
    {
        private ClassId? _last;

        public async ValueTask<Inquiry?> FindInquiryAsync(ProjectId project, InquiryId id, CancellationToken cancellation) =>
            await ((IInquiryBook)inner).FindInquiryAsync(project, id, cancellation) is { } inquiry ? inquiry with { Class = _last = inquiry.Class ?? _last } : null;
    }

    /// <summary>Gives the dialog's own inquiry a class that was meant for another's.</summary>
    private sealed class Trusting(IDialogStore inner)
    {
        public ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation) =>
            commit.Events is [{ Event: ClassSet set } entry]
                ? inner.CommitAsync(commit with { Events = [entry with { Event = set with { Inquiry = commit.Dialog.Inquiry } }] }, cancellation)
                : inner.CommitAsync(commit, cancellation);
    }

    private sealed class Plain(IDeskIndex inner)
    {
        public async ValueTask<DialogRow?> FindAsync(Member me, DialogId dialog, CancellationToken cancellation) =>
            await inner.FindAsync(me, dialog, cancellation) is { } row ? row with { Class = null } : null;
    }

    private sealed class Careless(IProjectStore inner, Func<TeamCommit, TeamCommit> spoil)
    {
        public Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation)
        {
            TeamCommit.ThrowIfInconsistent(commit);
            return ((ITeamStore)inner).CommitAsync(spoil(commit), release, cancellation);
        }
    }

    private sealed class Unversioned(IProjectStore inner)
    {
        public async Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation) =>
            [.. (await inner.ListAsync(cancellation)).Select(team => team with { Classes = [.. team.Classes.Select(known => known with { Version = 1 })] })];
    }
}

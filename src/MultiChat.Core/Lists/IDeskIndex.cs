using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Lists;

/// <summary>How operators find dialogs. Rows come by last activity, newest first, ties by id, in pages that a cursor continues. Thread-safe.</summary>
/// <remarks>An answer may lack a commit that is under way, never one that has ended; full text may be 2 s behind.</remarks>
public interface IDeskIndex
{
    /// <summary>A page of a section as <see cref="Sections.SectionFor"/> defines it for the operator.</summary>
    ValueTask<IReadOnlyList<DialogRow>> ListAsync(Member me, Section section, ListCursor? after, int limit, CancellationToken cancellation);

    /// <summary>A page of the dialogs in which one message, or the client's name or card, has words that begin with each of the words.</summary>
    ValueTask<IReadOnlyList<DialogRow>> SearchAsync(
        Member me, IReadOnlyList<string> foldedWords, ListCursor? after, int limit, CancellationToken cancellation);

    /// <summary>The dialogs with unread for the operator, in any order and any section.</summary>
    ValueTask<IReadOnlyList<Dialog>> ListUnreadAsync(Member me, CancellationToken cancellation);

    /// <summary>The dialogs of a client, in any order; empty for an unknown one.</summary>
    ValueTask<IReadOnlyList<DialogId>> ListOfClientAsync(ProjectId project, ClientId client, CancellationToken cancellation);

    /// <summary>The row of one dialog, or null.</summary>
    ValueTask<DialogRow?> FindAsync(Member me, DialogId dialog, CancellationToken cancellation);
}

using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Storage.Kit.Delegating;

internal abstract class DelegatingDeskIndex(IDeskIndex inner) : IDeskIndex, IInquiryIndex
{
    protected IDeskIndex Inner { get; } = inner;

    public virtual ValueTask<IReadOnlyList<DialogRow>> ListAsync(
        Member me, Section section, ListCursor? after, int limit, CancellationToken cancellation) =>
        Inner.ListAsync(me, section, after, limit, cancellation);

    public virtual ValueTask<IReadOnlyList<DialogRow>> SearchAsync(
        Member me, IReadOnlyList<string> foldedWords, ListCursor? after, int limit, CancellationToken cancellation) =>
        Inner.SearchAsync(me, foldedWords, after, limit, cancellation);

    public virtual ValueTask<IReadOnlyList<Dialog>> ListUnreadAsync(Member me, CancellationToken cancellation) =>
        Inner.ListUnreadAsync(me, cancellation);

    public virtual ValueTask<IReadOnlyList<DialogId>> ListOfClientAsync(ProjectId project, ClientId client, CancellationToken cancellation) =>
        Inner.ListOfClientAsync(project, client, cancellation);

    public virtual ValueTask<DialogRow?> FindAsync(Member me, DialogId dialog, CancellationToken cancellation) =>
        Inner.FindAsync(me, dialog, cancellation);

    public virtual ValueTask<DialogId?> FindByInquiryAsync(ProjectId project, long number, CancellationToken cancellation) =>
        ((IInquiryIndex)Inner).FindByInquiryAsync(project, number, cancellation);
}

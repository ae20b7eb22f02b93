using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Testing.Faults;

internal sealed class InterceptedDeskIndex(IDeskIndex inner, InterceptedPort port) : IDeskIndex, IInquiryIndex
{
    public ValueTask<IReadOnlyList<DialogRow>> ListAsync(
        Member me, Section section, ListCursor? after, int limit, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.ListAsync(me, section, after, limit, token), cancellation);

    public ValueTask<IReadOnlyList<DialogRow>> SearchAsync(
        Member me, IReadOnlyList<string> foldedWords, ListCursor? after, int limit, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.SearchAsync(me, foldedWords, after, limit, token), cancellation);

    public ValueTask<IReadOnlyList<Dialog>> ListUnreadAsync(Member me, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.ListUnreadAsync(me, token), cancellation);

    public ValueTask<IReadOnlyList<DialogId>> ListOfClientAsync(ProjectId project, ClientId client, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.ListOfClientAsync(project, client, token), cancellation);

    public ValueTask<DialogRow?> FindAsync(Member me, DialogId dialog, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.FindAsync(me, dialog, token), cancellation);

    public ValueTask<DialogId?> FindByInquiryAsync(ProjectId project, long number, CancellationToken cancellation) =>
        inner is IInquiryIndex inquiries
            ? port.ReadAsync(token => inquiries.FindByInquiryAsync(project, number, token), cancellation)
            : default;
}

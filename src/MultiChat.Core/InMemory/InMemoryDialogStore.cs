using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.InMemory;

internal sealed class InMemoryDialogStore(AllDialogs all) : IDialogStore, IInquiryBook
{
    public ValueTask<Dialog?> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), dialog), static state =>
        {
            lock (state.Shelf.Gate)
            {
                return state.Shelf.Find(state.dialog)?.Current;
            }
        });

    public ValueTask<Dialog?> FindByVisitorAsync(
        ProjectId project, VisitorId visitor, ChannelKind channel, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), visitor, channel), static state =>
        {
            lock (state.Shelf.Gate)
            {
                return state.Shelf.FindByVisitor(state.visitor, state.channel)?.Current;
            }
        });

    public ValueTask<Inquiry?> FindInquiryAsync(ProjectId project, InquiryId inquiry, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), inquiry), static state =>
        {
            lock (state.Shelf.Gate)
            {
                return state.Shelf.FindInquiry(state.inquiry);
            }
        });

    public ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return Answer.At(cancellation, (Shelf: all.Of(commit.Dialog.Project), commit), static state =>
        {
            lock (state.Shelf.Gate)
            {
                return state.Shelf.Commit(state.commit);
            }
        });
    }
}

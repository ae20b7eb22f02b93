using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Commits;

/// <summary>
/// The last commits of dialogs that moved lately, as far as this host knows, so that who stands right before one need not ask the store. Another
/// host may have gone on since: what is decided by it counts only if its commit does, and who was told of a later one reads the store.
/// </summary>
/// <remarks>Bounded: a newer dialog takes the place of an older one with which it shares it. Thread-safe.</remarks>
internal sealed class LastCommits
{
    /// <summary>Told in place of an event's number: no last commit reaches that far, because what changed may be no event at all.</summary>
    public const long OnlyTheStoreKnows = long.MaxValue;

    private const int Places = 2_048;

    private readonly LastCommit?[] _byDialog = new LastCommit?[Places];
    private readonly LastCommit?[] _byVisitor = new LastCommit?[Places];

    public void Keep(LastCommit last)
    {
        Volatile.Write(ref At(_byDialog, last.Dialog.Id.Value), last);
        Volatile.Write(ref At(_byVisitor, last.Dialog.Visitor.Value), last);
    }

    /// <summary>The last one that is known, or null; null too where it is before an event that the asker was told of.</summary>
    public LastCommit? Find(ProjectId project, DialogId dialog, long told = 0) =>
        Volatile.Read(ref At(_byDialog, dialog.Value)) is { } last
        && last.Dialog.Id == dialog && last.Dialog.Project == project && last.Dialog.EventSeq >= told
            ? last
            : null;

    /// <summary>As above.</summary>
    public LastCommit? Find(VisitorActor visitor, long told = 0) =>
        Volatile.Read(ref At(_byVisitor, visitor.Visitor.Value)) is { } last
        && last.Dialog.Visitor == visitor.Visitor && last.Dialog.Project == visitor.Project && last.Dialog.Channel == visitor.Channel
        && last.Dialog.EventSeq >= told
            ? last
            : null;

    private static ref LastCommit? At(LastCommit?[] places, Guid id) => ref places[(uint)id.GetHashCode() % Places];
}

using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Commands;

/// <summary>Takes the desk from a member: their open dialogs are released, and where they are disabled their sessions end (rule T4).</summary>
internal sealed class Dismissing(
    IProjectStore projects,
    IAccountStore accounts,
    IDeskIndex desk,
    DialogWalk walk,
    TeamDirectory teams,
    CommitStream commits,
    OutboxFilling outbox,
    ChatClock clock,
    RandomSource chance)
{
    /// <summary>Saves a member who is no operator (any more), with all that ends by it.</summary>
    public Task RunAsync(Member member, CancellationToken cancellation) => projects is IDismissalStore store
        ? AtOnceAsync(store, member, cancellation)
        : StepByStepAsync(member, cancellation);

    private async Task AtOnceAsync(IDismissalStore store, Member member, CancellationToken cancellation)
    {
        var now = clock.Now;
        var before = new Dictionary<DialogId, Place>();
        var released = await store.DismissAsync(
            member,
            dialog =>
            {
                before[dialog.Id] = dialog.Place;
                return outbox.Fill(Release(dialog, Instant.Max(now, dialog.LastAt)));
            },
            cancellation);
        foreach (var commit in released)
        {
            commits.Publish(commit, before[commit.Dialog.Id]);
        }
    }

    /// <summary>What a storage needs that can't do it at once. The member first: from then on they act no more and are given nothing.</summary>
    private async Task StepByStepAsync(Member member, CancellationToken cancellation)
    {
        await projects.SaveMemberAsync(member, cancellation);
        await teams.LoadAsync(cancellation);
        foreach (var id in await ListAsync(member, cancellation))
        {
            await walk.RunAsync(
                "dismiss",
                member.Project,
                id,
                (dialog, now) => ValueTask.FromResult(new Decision<Dialog>(
                    dialog, IsTheirs(dialog, member) ? Release(dialog, now) : null)),
                cancellation);
        }

        if (member.Disabled && !IsEnabledElsewhere(member) && await accounts.FindAsync(member.Email, cancellation) is { } account)
        {
            await accounts.SaveAsync(account, cancellation);
        }
    }

    private async Task<IReadOnlyList<DialogId>> ListAsync(Member member, CancellationToken cancellation)
    {
        var theirs = new List<DialogId>();
        for (ListCursor? after = null; ;)
        {
            var page = await desk.ListAsync(member, Section.Mine, after, PageLimit.Max, cancellation);
            theirs.AddRange(page.Select(row => row.Dialog).Where(dialog => IsTheirs(dialog, member)).Select(dialog => dialog.Id));
            if (page.Count < PageLimit.Max)
            {
                return theirs;
            }

            after = new ListCursor { LastAt = page[^1].Dialog.LastAt, Dialog = page[^1].Dialog.Id };
        }
    }

    private DialogCommit Release(Dialog dialog, Instant now) => new DialogChange(dialog, now, chance).LetGo(by: null).ToCommit();

    private bool IsEnabledElsewhere(Member member) =>
        teams.All.SelectMany(team => team.Members).Any(other => other.Account == member.Account && other.Id != member.Id && !other.Disabled);

    private static bool IsTheirs(Dialog dialog, Member member) => dialog.Status == DialogStatus.Open && dialog.Responsible == member.Id;
}

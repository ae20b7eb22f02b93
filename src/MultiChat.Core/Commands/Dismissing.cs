using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Sources;
using MultiChat.Team;

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
    public Task RunAsync(Member member, MemberId? by, CancellationToken cancellation) => projects is IDismissalStore store
        ? AtOnceAsync(store, member, by, cancellation)
        : StepByStepAsync(member, by, cancellation);

    private async Task AtOnceAsync(IDismissalStore store, Member member, MemberId? by, CancellationToken cancellation)
    {
        var releases = new Releases(outbox, commits, chance, clock.Now, by);
        releases.Publish(await store.DismissAsync(member, releases.Of, cancellation));
    }

    /// <summary>What a storage needs that can't do it at once. The member first: from then on they act no more and are given nothing.</summary>
    private async Task StepByStepAsync(Member member, MemberId? by, CancellationToken cancellation)
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
                    dialog, IsTheirs(dialog, member) ? Releases.Of(dialog, now, chance, by) : null)),
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

    private bool IsEnabledElsewhere(Member member) =>
        teams.All.SelectMany(team => team.Members).Any(other => other.Account == member.Account && other.Id != member.Id && !other.Disabled);

    private static bool IsTheirs(Dialog dialog, Member member) => dialog.Status == DialogStatus.Open && dialog.Responsible == member.Id;
}

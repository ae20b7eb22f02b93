using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Conformance.Desk;

/// <summary>A desk after many random commands, and what a list of everything says about it: the oracle of lists and unread.</summary>
internal sealed class RandomDesk
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 22, 10, 0);

    private readonly StoreFixture _fixture;
    private readonly StoreProject _project;
    private readonly SeededRandomSource _random;
    private readonly List<GroupId> _groups = [];
    private readonly List<Member> _members = [];
    private readonly Dictionary<DialogId, Dialog> _dialogs = [];
    private readonly Dictionary<(MemberId, DialogId), long> _reads = [];

    private RandomDesk(StoreFixture fixture, StoreProject project, long seed) =>
        (_fixture, _project, _random) = (fixture, project, new SeededRandomSource(seed));

    /// <summary>Members of no group, one and several.</summary>
    public IReadOnlyList<Member> Members => _members;

    public static async Task<RandomDesk> CreateAsync(StoreFixture fixture, long seed, int commands)
    {
        var desk = new RandomDesk(fixture, await fixture.AddProjectAsync(), seed);
        await desk.HireAsync();
        for (var i = 0; i < commands; i++)
        {
            // Several at one instant, so that ties count.
            await desk.StepAsync(Start + Duration.FromMilliseconds(i / 8));
        }

        return desk;
    }

    /// <summary>The section as it must be, whole.</summary>
    public IReadOnlyList<Dialog> Section(Member me, Section section)
    {
        var dialogs = _dialogs.Values.Where(dialog => dialog.SectionFor(me) == section).ToList();
        dialogs.Sort(static (left, right) =>
            left.LastAt == right.LastAt ? ListCursor.Compare(right.Id, left.Id) : right.LastAt.CompareTo(left.LastAt));
        return dialogs;
    }

    /// <summary>The operator's read mark.</summary>
    public long ReadBy(Member me, DialogId dialog) => _reads.GetValueOrDefault((me.Id, dialog));

    /// <summary>The dialogs with unread as they must be, in any order.</summary>
    public IEnumerable<Dialog> Unread(Member me) => _dialogs.Values.Where(dialog => dialog.UnreadAfter(ReadBy(me, dialog.Id)) > 0);

    private async Task HireAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            _groups.Add(await _project.AddGroupAsync());
        }

        GroupId[][] memberships = [[], [_groups[0]], [_groups[1], _groups[0]], [.. _groups], [new GroupId(_fixture.NextId())]];
        foreach (var groups in memberships.SkipLast(1))
        {
            _members.Add(await _project.AddMemberAsync(groups));
        }

        // One whose group nobody knows: what a member says of themselves counts, not what is saved.
        _members.Add((await _project.AddMemberAsync()) with { Groups = memberships[^1] });
    }

    private async Task StepAsync(Instant now)
    {
        if (_dialogs.Count == 0 || _random.Next(6) == 0)
        {
            await KeepAsync(_fixture.Make.First(await _project.AddVisitorAsync(), at: now));
            return;
        }

        var dialog = _dialogs.Values.ElementAt(_random.Next(_dialogs.Count));
        var member = _members[_random.Next(_members.Count)];
        if (_random.Next(5) == 0)
        {
            await ReadAsync(dialog, member, _random.Next((int)dialog.ClientMessages + 1));
            return;
        }

        var make = _fixture.Make;
        await KeepAsync(_random.Next(8) switch
        {
            0 or 1 => make.Say(dialog, at: now),
            2 => make.Answer(dialog, member, at: now),
            3 => make.Take(dialog, member.Id, now),
            4 => make.HandOver(dialog, _groups[_random.Next(3)], now),
            5 => make.HandOver(dialog, group: null, now),
            6 => make.Close(dialog, now),
            _ when dialog.Status == DialogStatus.Archived => make.Reopen(dialog, at: now),
            _ => make.Say(dialog, at: now),
        });
    }

    private async Task KeepAsync(DialogCommit commit) => _dialogs[commit.Dialog.Id] = await _project.CommitAsync(commit);

    private async Task ReadAsync(Dialog dialog, Member member, long count)
    {
        var read = new OperatorRead { Member = member.Id, ClientMessages = count };
        await _fixture.Storage.Marks.MergeAsync(dialog.Project, dialog.Id, DialogMarks.None, read, _fixture.Token);
        _reads[(member.Id, dialog.Id)] = Math.Max(count, ReadBy(member, dialog.Id));
    }
}

using System.Collections.Concurrent;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with lists, search and numbers.</summary>
internal static class DeskMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("answers unread from a cache", "Unread.LaterMessageIsUnreadAgain", inner => new CachedUnread(inner)),
        In("counts unread in open dialogs only", "Unread.UnreadCountsInEverySection", inner => new OpenUnread(inner)),
        In("repeats a row when rows move", "DeskList.PagingWhileDialogsMove", inner => new Offsets(inner)),
        In("lists the oldest first", "DeskList.RowsComeNewestFirst", inner => new OldestFirst(inner)),
        In("knows no groups", "DeskSection.GroupsAreThoseOfTheAskingMember", inner => new WithoutGroups(inner)),
        In("searches all projects", "Search.OtherProjectIsNotFound", inner => new AllProjects(inner)),
        In("searches one section", "Search.EverySectionIsSearched", inner => new OneSection(inner)),
        In("finds words as they stand in the text", "SearchNumber.TelephoneNumber", inner => new WordsAsTheyStand(inner)),
        In("finds words without spaces by their beginning", "SearchScript.WordsWithoutSpaces", inner => new WordsAsTheyStand(inner)),
        In("finds codes as they stand in the text", "SearchNumber.CodesWithAndWithoutDash", inner => new WordsAsTheyStand(inner)),
        In("finds the running inquiry only", "SearchNumber.InquiryNumber", inner => new RunningInquiry(inner)),
        In("finds inquiries of all projects", "SearchNumber.InquiryNumberOfAnotherProject", inner => new InquiriesOfAll(inner)),
        In("shows the client's first name for ever", "DeskRow.RowShowsTheSavedCard", inner => new FirstRows(inner)),
        In("numbers the inquiries of each dialog", "Numbering.InquiryNumbersGrow", inner => new NumbersPerDialog(inner)),
        In("takes the project's number for the client's", "Numbering.ClientsInquiriesAreNumbered", inner => new OneNumber(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IDeskIndex, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Desk)] = spoil(storage.Desk) });

    private sealed class CachedUnread(IDeskIndex inner)
    {
        private readonly ConcurrentDictionary<MemberId, IReadOnlyList<Dialog>> _cache = new();

        public async ValueTask<IReadOnlyList<Dialog>> ListUnreadAsync(Member me, CancellationToken cancellation) =>
            _cache.GetOrAdd(me.Id, await inner.ListUnreadAsync(me, cancellation));
    }

    private sealed class OpenUnread(IDeskIndex inner)
    {
        public async ValueTask<IReadOnlyList<Dialog>> ListUnreadAsync(Member me, CancellationToken cancellation) =>
            [.. (await inner.ListUnreadAsync(me, cancellation)).Where(dialog => dialog.Status == DialogStatus.Open)];
    }

    private sealed class Offsets(IDeskIndex inner)
    {
        private readonly ConcurrentDictionary<DialogId, int> _places = new();

        public async ValueTask<IReadOnlyList<DialogRow>> ListAsync(
            Member me, Section section, ListCursor? after, int limit, CancellationToken cancellation)
        {
            var skipped = after is null ? 0 : _places[after.Dialog] + 1;
            var rows = (await inner.ListAsync(me, section, after: null, int.MaxValue, cancellation)).Skip(skipped).Take(limit).ToList();
            for (var i = 0; i < rows.Count; i++)
            {
                _places[rows[i].Dialog.Id] = skipped + i;
            }

            return rows;
        }
    }

    private sealed class OldestFirst(IDeskIndex inner)
    {
        public async ValueTask<IReadOnlyList<DialogRow>> ListAsync(
            Member me, Section section, ListCursor? after, int limit, CancellationToken cancellation) =>
            [.. (await inner.ListAsync(me, section, after, limit, cancellation)).Reverse()];
    }

    private sealed class WithoutGroups(IDeskIndex inner)
    {
        public ValueTask<IReadOnlyList<DialogRow>> ListAsync(
            Member me, Section section, ListCursor? after, int limit, CancellationToken cancellation) =>
            inner.ListAsync(me with { Groups = [] }, section, after, limit, cancellation);
    }

    private sealed class AllProjects(IDeskIndex inner)
    {
        private readonly ConcurrentDictionary<ProjectId, bool> _projects = new();

        public async ValueTask<IReadOnlyList<DialogRow>> SearchAsync(
            Member me, IReadOnlyList<string> foldedWords, ListCursor? after, int limit, CancellationToken cancellation)
        {
            _projects.TryAdd(me.Project, true);
            var found = new List<DialogRow>();
            foreach (var project in _projects.Keys)
            {
                found.AddRange(await inner.SearchAsync(me with { Project = project }, foldedWords, after, limit, cancellation));
            }

            return found;
        }
    }

    private sealed class OneSection(IDeskIndex inner)
    {
        public async ValueTask<IReadOnlyList<DialogRow>> SearchAsync(
            Member me, IReadOnlyList<string> foldedWords, ListCursor? after, int limit, CancellationToken cancellation) =>
            [.. (await inner.SearchAsync(me, foldedWords, after, limit, cancellation)).Where(row => row.Dialog.SectionFor(me) == Section.Mine)];
    }

    private sealed class WordsAsTheyStand(IDeskIndex inner)
    {
        public async ValueTask<IReadOnlyList<DialogRow>> SearchAsync(
            Member me, IReadOnlyList<string> foldedWords, ListCursor? after, int limit, CancellationToken cancellation) =>
            [.. (await inner.SearchAsync(me, foldedWords, after, limit, cancellation)).Where(row => Has(row, foldedWords))];

        private static bool Has(DialogRow row, IReadOnlyList<string> foldedWords)
        {
            var card = row.Client.Card;
            var words = SearchWord.ListOf($"{row.Last?.Text} {row.Client.DisplayName} {card.Phone} {card.Comment}");
            return foldedWords.All(wanted => words.Exists(word => word.Text.StartsWith(wanted, StringComparison.Ordinal)));
        }
    }

    private sealed class RunningInquiry(IDeskIndex inner)
    {
        private volatile Member? _me;

        public ValueTask<IReadOnlyList<DialogRow>> SearchAsync(
            Member me, IReadOnlyList<string> foldedWords, ListCursor? after, int limit, CancellationToken cancellation)
        {
            _me = me;
            return inner.SearchAsync(me, foldedWords, after, limit, cancellation);
        }

        public async ValueTask<DialogId?> FindByInquiryAsync(ProjectId project, long number, CancellationToken cancellation) =>
            await ((IInquiryIndex)inner).FindByInquiryAsync(project, number, cancellation) is { } dialog
            && await inner.FindAsync(_me!, dialog, cancellation) is { } row && row.InquiryNumber == number
                ? dialog
                : null;
    }

    private sealed class InquiriesOfAll(IDeskIndex inner)
    {
        private readonly ConcurrentDictionary<ProjectId, bool> _projects = new();

        public async ValueTask<IReadOnlyList<DialogRow>> SearchAsync(
            Member me, IReadOnlyList<string> foldedWords, ListCursor? after, int limit, CancellationToken cancellation)
        {
            _projects.TryAdd(me.Project, true);
            return await inner.SearchAsync(me, foldedWords, after, limit, cancellation);
        }

        public async ValueTask<DialogId?> FindByInquiryAsync(ProjectId project, long number, CancellationToken cancellation)
        {
            foreach (var one in _projects.Keys)
            {
                if (await ((IInquiryIndex)inner).FindByInquiryAsync(one, number, cancellation) is { } dialog)
                {
                    return dialog;
                }
            }

            return null;
        }
    }

    private sealed class FirstRows(IDeskIndex inner)
    {
        private readonly ConcurrentDictionary<DialogId, DialogRow> _first = new();

        public async ValueTask<IReadOnlyList<DialogRow>> ListAsync(
            Member me, Section section, ListCursor? after, int limit, CancellationToken cancellation) =>
            [.. (await inner.ListAsync(me, section, after, limit, cancellation))
                .Select(row => row with { Client = _first.GetOrAdd(row.Dialog.Id, row).Client with { Card = Clients.ClientCard.Empty } })];
    }

    private sealed class NumbersPerDialog(IDeskIndex inner)
    {
        public async ValueTask<DialogRow?> FindAsync(Member me, DialogId dialog, CancellationToken cancellation) =>
            await inner.FindAsync(me, dialog, cancellation) is { } row ? row with { InquiryNumber = row.ClientInquiryNumber } : null;
    }

    private sealed class OneNumber(IDeskIndex inner)
    {
        public async ValueTask<DialogRow?> FindAsync(Member me, DialogId dialog, CancellationToken cancellation) =>
            await inner.FindAsync(me, dialog, cancellation) is { } row ? row with { ClientInquiryNumber = row.InquiryNumber } : null;
    }
}

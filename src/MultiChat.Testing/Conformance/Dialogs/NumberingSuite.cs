using System.Diagnostics;
using MultiChat.Channels;
using MultiChat.Dialogs;
using MultiChat.Events;

namespace MultiChat.Testing.Conformance.Dialogs;

/// <summary>Numbers of events, messages and inquiries while many write.</summary>
internal sealed class NumberingSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("64 writers to one dialog, deciding again when lost: no holes, every message once.", ManyWritersToOneDialog),
        Case("64 writers to 64 dialogs: each dialog has its own numbers without holes.", ManyWritersToManyDialogs),
        Case("64 writers to 8 dialogs: each dialog has its own numbers without holes.", ManyWritersToAFewDialogs),
        Case("A rush of commits in one project loses none of them.", RushOfCommitsLosesNone),
        Case("Commits are seen in their order: a reader's log only grows, and never ends before the dialog.", ReadersSeeTheOrder),
        Case("Inquiry numbers are unique and grow, from dialog to dialog and at each reopening.", InquiryNumbersGrow),
        Case("Inquiry numbers stay unique when many dialogs begin at once.", InquiryNumbersAreUniqueInParallel),
        Case("A client's inquiries are numbered 1, 2, 3 in all their dialogs together.", ClientsInquiriesAreNumbered),
        Case("A commit without a new inquiry leaves the number.", InquiryNumberStays),
    ];

    private static async Task ManyWritersToOneDialog(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync("0");
        await Together.RunAsync(64, number => project.SayUntilCommittedAsync(dialog.Id, $"{number + 1}"));
        await CheckLogAsync(f, project, dialog.Id, Enumerable.Range(0, 65).Select(number => $"{number}"));
    }

    private static async Task ManyWritersToManyDialogs(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        await Together.RunAsync(64, async number =>
        {
            var dialog = await project.BeginAsync($"{number}: 0");
            for (var i = 1; i < 8; i++)
            {
                dialog = await project.SayAsync(dialog, $"{number}: {i}");
            }

            await CheckLogAsync(f, project, dialog.Id, Enumerable.Range(0, 8).Select(i => $"{number}: {i}"));
        });
    }

    private static async Task ManyWritersToAFewDialogs(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialogs = new List<Dialog>();
        for (var i = 0; i < 8; i++)
        {
            dialogs.Add(await project.BeginAsync("first"));
        }

        await Together.RunAsync(64, number => project.SayUntilCommittedAsync(dialogs[number % 8].Id, $"{number}"));
        for (var i = 0; i < 8; i++)
        {
            await CheckLogAsync(f, project, dialogs[i].Id, [.. Enumerable.Range(0, 8).Select(round => $"{(round * 8) + i}"), "first"]);
        }
    }

    private static async Task RushOfCommitsLosesNone(StoreFixture f)
    {
        // A quick store is between two writers for a microsecond only: it takes many commits to meet there, a slow one takes few.
        var project = await f.AddProjectAsync();
        var clock = Stopwatch.StartNew();
        var rushes = await Together.RunAsync(4, async _ =>
        {
            var dialogs = new List<Dialog>();
            for (var i = 0; i < 8_000 && clock.Elapsed < TimeSpan.FromSeconds(1); i++)
            {
                if (i % 4 == 0)
                {
                    dialogs.Add(await project.BeginAsync());
                }
                else
                {
                    dialogs[^1] = await project.SayAsync(dialogs[^1]);
                }
            }

            return dialogs;
        });
        var all = rushes.SelectMany(dialogs => dialogs).ToList();
        Check.Same(all, await f.Storage.Desk.ListUnreadAsync(project.NewMember(), f.Token), "the dialogs with unread");
        var rows = await f.Storage.Desk.ListAsync(project.NewMember(), Section.Mine, after: null, all.Count + 1, f.Token);
        Check.Equal(all.Count, rows.Count, "the number of listed dialogs");
        Check.Equal(all.Count, rows.Select(row => row.InquiryNumber).Distinct().Count(), "the number of different inquiry numbers");
        foreach (var dialog in all)
        {
            Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
            await project.LoadAsync(dialog.Id, dialog.MessageSeq);
        }
    }

    private static async Task ReadersSeeTheOrder(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var writing = Task.Run(async () =>
        {
            var next = dialog;
            for (var i = 0; i < 100; i++)
            {
                next = await project.SayAsync(next, $"{i}");
            }
        });
        var read = new List<LogEntry>();
        while (read.Count < 101)
        {
            var seen = await project.LoadAsync(dialog.Id);
            var log = await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, 0, 1_000, f.Token);
            Check.That(log.Count >= seen.EventSeq, $"the log has all {seen.EventSeq} events that the dialog had, not {log.Count}");
            Check.Equal(seen.Tag, log[(int)seen.EventSeq - 1].Entry.Tag, "the tag of the event that was the dialog's last");
            Check.That(log.All(item => item.Message?.Seq == item.Entry.Event.Message), "each event comes with its message");
            Check.Sequence(read, log.Take(read.Count).Select(item => item.Entry), "the events read before");
            read = [.. log.Select(item => item.Entry)];
            Check.That(!writing.IsFaulted, "the writer gets on");
            f.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await writing;
    }

    private static async Task InquiryNumbersGrow(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var last = 0L;
        for (var i = 0; i < 5; i++)
        {
            var dialog = await project.BeginAsync();
            last = await GrownAsync(f, project, dialog.Id, last);
            dialog = await project.CommitAsync(f.Make.Close(dialog));
            dialog = await project.CommitAsync(f.Make.Reopen(dialog));
            last = await GrownAsync(f, project, dialog.Id, last);
        }
    }

    private static async Task InquiryNumbersAreUniqueInParallel(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialogs = await Together.RunAsync(32, async number => await project.BeginAsync($"{number}"));
        var numbers = new HashSet<long>();
        foreach (var dialog in dialogs)
        {
            var number = await NumberAsync(f, project, dialog.Id);
            Check.That(number > 0 && numbers.Add(number), $"number {number} is positive and given once");
        }
    }

    private static async Task ClientsInquiriesAreNumbered(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        await project.BeginAsync();
        var visitor = await project.AddVisitorAsync();
        var first = f.Make.First(visitor);
        var dialog = await project.CommitAsync(first);
        await CheckAsync(dialog, 1);
        var other = f.Make.First(visitor, first.NewClient!, "С телефона", f.NextInstant(), new ChannelKind("telegram"));
        await CheckAsync(await project.CommitAsync(other), 2);
        dialog = await project.CommitAsync(f.Make.Close(dialog));
        dialog = await project.CommitAsync(f.Make.Reopen(dialog));
        await CheckAsync(dialog, 3);
        await CheckAsync(other.Dialog, 2);

        async Task CheckAsync(Dialog of, long expected)
        {
            var row = Check.Found(await f.Storage.Desk.FindAsync(project.NewMember(), of.Id, f.Token), "the row");
            Check.Equal(expected, row.ClientInquiryNumber, "the inquiry's number for the client");
        }
    }

    private static async Task InquiryNumberStays(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var number = await NumberAsync(f, project, dialog.Id);
        await project.BeginAsync();
        dialog = await project.SayAsync(dialog);
        await project.CommitAsync(f.Make.Close(dialog));
        Check.Equal(number, await NumberAsync(f, project, dialog.Id), "the inquiry's number");
    }

    private static async Task<long> GrownAsync(StoreFixture f, StoreProject project, DialogId dialog, long last)
    {
        var number = await NumberAsync(f, project, dialog);
        Check.That(number > last, $"number {number} of a later inquiry is greater than {last}");
        return number;
    }

    private static async Task<long> NumberAsync(StoreFixture f, StoreProject project, DialogId dialog) =>
        Check.Found(await f.Storage.Desk.FindAsync(project.NewMember(), dialog, f.Token), "the row").InquiryNumber;

    private static async Task CheckLogAsync(StoreFixture f, StoreProject project, DialogId dialog, IEnumerable<string> texts)
    {
        var log = await f.Storage.Log.ReadAfterAsync(project.Id, dialog, 0, 1_000, f.Token);
        var numbers = Enumerable.Range(1, log.Count).Select(number => (long)number).ToList();
        Check.Sequence(numbers, log.Select(item => item.Entry.EventSeq), "the numbers of the events");
        Check.Sequence(numbers, log.Select(item => item.Message!.Seq), "the numbers of the messages");
        Check.Same(texts, log.Select(item => item.Message!.Text), "the texts");
        var kept = await project.LoadAsync(dialog);
        Check.Equal((log.Count, log.Count), ((int)kept.EventSeq, (int)kept.MessageSeq), "the dialog's last numbers");
        Check.Equal(log.Count, log.Select(item => item.Entry.Tag).Distinct().Count(), "the number of different tags");
    }
}

using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Messages;
using NodaTime;

namespace MultiChat.Simulation.Mistakes;

/// <summary>Mistakes in what is read, in rights and in rules.</summary>
internal static class ReadingMistakes
{
    public static IEnumerable<Mistake> All { get; } =
    [
        Log("two events of a slice are swapped", static items => items.Count < 3 ? items : [.. items.SkipLast(2), items[^1], items[^2]]),
        Log("a slice's border skips an event", static items => items.Count < 4 ? items : [.. items.Take(2), .. items.Skip(3)]),
        Log("a slice's border doubles an event", static items => items.Count < 3 ? items : [.. items.Take(2), .. items.Skip(1)]),
        Log("a cursor by a global number skips a slow commit", static items => [.. items.Where((item, index) => index == 0 || item.Entry.Tag.Value % 7 != 0)]),
        new("an old text is read")
        {
            Answer = static (world, _, name, answer) => name.StartsWith("Log.", StringComparison.Ordinal) && answer is IReadOnlyList<LogItem> items
                ? items.Select(item => item.Message is { Revision: > 0 } message
                    ? item with { Message = message with { Body = MessageBody.Kept(world.Truth.Find(message.Dialog)?.Find(message.Id)?.First ?? "") } }
                    : item).ToArray()
                : answer,
        },
        new("a late retry reverts an edit")
        {
            Answer = static (world, storage, name, answer) =>
            {
                if (name == "Messages.FindByKeyAsync" && answer is Message { Revision: > 0 } message && world.Truth.Find(message.Dialog) is { } dialog)
                {
                    var now = dialog.Current;
                    var entry = new LogEntry { EventSeq = now.EventSeq + 1, Tag = new EventTag(now.Tag.Value ^ 1), At = now.LastAt, Event = new MessageEdited { Seq = message.Seq } };
                    _ = storage.Dialogs.CommitAsync(
                        new DialogCommit
                        {
                            Dialog = now with { EventSeq = entry.EventSeq, Tag = entry.Tag },
                            ExpectedEventSeq = now.EventSeq,
                            Events = [entry],
                            Edited = message.Edited(MessageBody.Kept(dialog.Find(message.Id)!.First), now.LastAt),
                        },
                        CancellationToken.None).AsTask();
                }

                return answer;
            },
        },
        Rows("the generated name is made anew", static row => row with { Client = row.Client with { GeneratedName = $"{row.Client.GeneratedName} 2" } }),
        Rows("the generated name stands for an entered one", static row => row with { Client = row.Client with { Card = row.Client.Card with { Name = null } } }),
        Rows("a row counts what was answered as unread", static row => row with { Dialog = row.Dialog with { AnsweredClientMessages = 0 } }),
        Rows("a row tells a responsible of before", static row => row with { Dialog = row.Dialog with { Responsible = null } }),
        new("marks are not kept")
        {
            Answer = static (_, _, name, answer) => name == "Marks.FindAsync" ? DialogMarks.None : answer,
        },
        new("an edit is checked in the page alone") { Options = static () => new ChatOptions { EditWindow = Duration.FromDays(7) } },
        new("an edit at 10:00.000 goes through") { Options = static () => new ChatOptions { EditWindow = Duration.FromMinutes(10) + Duration.FromMilliseconds(1) } },
        new("an operator edits another's message")
        {
            EditAs = static (world, actor, dialog, id) => world.Truth.Find(dialog)?.Find(id)?.Current.Author.Member is { } author ? actor with { Member = author } : actor,
        },
        new("the tag of a place is ignored")
        {
            Place = static (world, visitor, place) => world.Truth.FindOf(visitor)?.Entry(place.EventSeq) is { } entry ? place with { Tag = entry.Tag } : place,
        },
        new("a ticket opens another visitor's chat")
        {
            RedeemAsync = static async (identities, site, ticket) =>
            {
                var visitor = await identities.RedeemAsync(site, ticket);
                return identities.LastRedeemed is { } other && other.Project == visitor.Project ? other : visitor;
            },
        },
    ];

    private static Mistake Log(string name, Func<IReadOnlyList<LogItem>, IReadOnlyList<LogItem>> change) => new(name)
    {
        Answer = (_, _, call, answer) => call == "Log.ReadAfterAsync" && answer is IReadOnlyList<LogItem> items ? change(items) : answer,
    };

    private static Mistake Rows(string name, Func<DialogRow, DialogRow> change) => new(name)
    {
        Answer = (_, _, _, answer) => answer switch
        {
            DialogRow row => change(row),
            IReadOnlyList<DialogRow> rows => rows.Select(change).ToArray(),
            _ => answer,
        },
    };
}

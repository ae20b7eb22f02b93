using System.Text;
using MultiChat.Commits;
using MultiChat.Messages;
using NodaTime;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with keeping texts and instants.</summary>
internal static class ContentMistakes
{
    private static readonly DateTimeZone Moscow = DateTimeZoneProviders.Tzdb["Europe/Moscow"];
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static IEnumerable<Mistake> All =>
    [
        Text("trims texts", "KeptText.SpacesAtTheEnds", text => text.Trim()),
        Text("normalizes Unicode", "KeptText.CombiningMarks", text => text.Normalize(NormalizationForm.FormC)),
        Text("breaks emoji", "KeptText.EmojiWithJoiners", text => string.Concat(text.Select(unit => char.IsSurrogate(unit) ? '?' : unit))),
        Text("drops invisible units", "KeptText.InvisibleUnits", text => text.Replace("\u200B", "", StringComparison.Ordinal)),
        Text("drops NULs", "KeptText.ImpossibleMessages", text => text.Replace("\0", "", StringComparison.Ordinal)),
        Text("cuts at 255 units", "KeptText.LongestText", text => text[..Math.Min(255, text.Length)]),
        Text("ends lines its own way", "KeptText.LinesAndTabs", text => text.ReplaceLineEndings("\r\n")),
        Time("cuts instants to seconds", "KeptInstant.DialogsMessagesAndEvents", at => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds())),
        Time("keeps local times", "KeptInstant.DialogsMessagesAndEvents", at => at.InZone(Moscow).LocalDateTime.InUtc().ToInstant()),
        Time("keeps local times and reads them back", "KeptInstant.DialogsMessagesAndEvents", ThereAndBack),
        Time("ends in 2038", "KeptInstant.DialogsMessagesAndEvents", at => Instant.Min(at, Instant.FromUnixTimeSeconds(int.MaxValue))),
    ];

    private static Instant ThereAndBack(Instant at) => at > Instant.FromUtc(9000, 1, 1, 0, 0)
        ? at
        : at.InZone(Berlin).LocalDateTime.InZoneLeniently(Berlin).ToInstant();

    private static Mistake Text(string name, string rejectedBy, Func<string, string> spoil) => In(
        name,
        rejectedBy,
        commit => commit with { Accepted = With(commit.Accepted, spoil), Edited = With(commit.Edited, spoil) });

    private static Mistake Time(string name, string rejectedBy, Func<Instant, Instant> spoil) => In(
        name,
        rejectedBy,
        commit => commit with { Accepted = commit.Accepted is { } said ? said with { AcceptedAt = spoil(said.AcceptedAt) } : null });

    private static Message? With(Message? message, Func<string, string> spoil) =>
        message is null ? null : message with { Body = MessageBody.Kept(spoil(message.Text)) };

    private static Mistake In(string name, string rejectedBy, Func<DialogCommit, DialogCommit> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Dialogs)] = new Rewriting(storage.Dialogs, spoil) });

    private sealed class Rewriting(IDialogStore inner, Func<DialogCommit, DialogCommit> spoil)
    {
        public ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation) =>
            inner.CommitAsync(spoil(commit), cancellation);
    }
}

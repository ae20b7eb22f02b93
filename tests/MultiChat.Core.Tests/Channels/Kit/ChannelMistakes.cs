using System.Collections.Concurrent;
using System.Text;
using MultiChat.Messages;
using MultiChat.Testing.Channels;

namespace MultiChat.Channels.Kit;

/// <summary>The channels that the kit must reject.</summary>
internal static class ChannelMistakes
{
    public static IReadOnlyList<ChannelMistake> All { get; } = [.. Declaring, .. Sending, .. Texts, .. Failing, .. Revising, .. Answering, .. Receiving];

    private static IEnumerable<ChannelMistake> Declaring =>
    [
        Of("has a kind of capital letters", "Declaring.KindHasItsFormat", memory => new WrongDeclaring(memory, kind: "Memory")),
        Of("takes the site's kind", "Declaring.KindHasItsFormat", memory => new WrongDeclaring(memory, kind: "site")),
        Of("says MaxTextLength 0", "Declaring.LengthIsBounded", memory => new WrongDeclaring(memory, length: () => 0)),
        Of("says MaxTextLength 8,001", "Declaring.LengthIsBounded", memory => new WrongDeclaring(memory, length: () => 8_001)),
        Of("changes its MaxTextLength", "Declaring.LengthIsBounded", memory => new WrongDeclaring(memory, length: Counting(100))),
        Of("declares reading now and then", "Declaring.ReadingIsDeclaredOnce", memory => new WrongDeclaring(memory, tellsReading: Alternating())),
    ];

    private static IEnumerable<ChannelMistake> Sending =>
    [
        WhenSending("sends nothing", "Sending.MessageArrives", (_, _, _) => Task.CompletedTask),
        Of("drops every second message", "Sending.MessagesArriveInOrder", memory => new WrongSending(memory, EverySecond((_, _, _) => Task.CompletedTask))),
        WhenSending("sends each message twice", "Sending.MessageArrives", async (to, message, cancellation) =>
        {
            await to.SendAsync(message, cancellation);
            await to.SendAsync(Renewed(message), cancellation);
        }),
        Of("swaps the order of two", "Sending.MessagesArriveInOrder", memory => new WrongSending(memory, Swapping())),
        Of("takes a repeated text for a repeated message", "Sending.SameTextTwiceIsTwo", memory => new WrongSending(memory, OncePerText())),
        WhenSending(
            "makes a key of its own for each attempt", "Sending.RepeatedKeyIsNoOtherMessage", (to, message, cancellation) => to.SendAsync(Renewed(message), cancellation)),
        WhenSending(
            "takes the message id for the key",
            "Sending.OneIdInTwoDialogsIsTwo",
            (to, message, cancellation) => to.SendAsync(message with { Dialog = default }, cancellation)),
        Of("mixes addresses", "Sending.AddressesNeverMix", memory => new WrongSending(memory, ToTheFirstAddress())),
        Of("keeps the message it is sending in one field for all", "Sending.ParallelSendsArrive", memory => new WrongSending(memory, SharingAField())),
    ];

    private static IEnumerable<ChannelMistake> Texts =>
    [
        Spoiling("composes letters", "SentText.LettersArriveExactly", text => text.Normalize(NormalizationForm.FormC)),
        Spoiling("speaks Latin-1", "SentText.LettersArriveExactly", text => Encoding.Latin1.GetString(Encoding.Latin1.GetBytes(text))),
        Spoiling("drops joiners", "SentText.EmojiArriveExactly", text => text.Replace("\u200D", "", StringComparison.Ordinal)),
        Spoiling("drops direction marks", "SentText.DirectionsArriveExactly", text => text.Replace("\u200F", "", StringComparison.Ordinal)),
        Spoiling("trims", "SentText.WhiteSpaceArrivesExactly", text => text.Trim()),
        Spoiling("joins lines", "SentText.WhiteSpaceArrivesExactly", text => text.ReplaceLineEndings(" ")),
        Spoiling("folds case", "SentText.CaseArrivesExactly", text => text.ToUpperInvariant()),
        Spoiling("escapes what looks like HTML", "SentText.MarkupIsText", text => text.Replace("&", "&amp;", StringComparison.Ordinal)),
        WhenSending(
            "cuts at MaxTextLength - 1",
            "SentText.LongestTextArrivesWhole",
            (to, message, cancellation) => to.SendAsync(message with { Text = message.Text[..Math.Min(message.Text.Length, to.MaxTextLength - 1)] }, cancellation)),
        WhenRevising(
            "trims what it revises",
            "SentText.RevisedTextArrivesExactly",
            (to, message, cancellation) => to.ReviseAsync(message with { Text = message.Text.Trim() }, cancellation)),
    ];

    private static IEnumerable<ChannelMistake> Failing =>
    [
        WhenSending("swallows the far side's failure", "Failing.FailureThrows", Swallowing((to, message, cancellation) => to.SendAsync(message, cancellation))),
        Of("sends by itself later what failed", "Failing.FailureThrows", memory => new WrongSending(memory, SendingLater())),
        Of("takes a failed message for sent", "Failing.FailedMessageArrivesWhenSentAgain", memory => new WrongSending(memory, RememberingTooEarly())),
        WhenSending("ignores cancellation", "Failing.CancelledSendingSendsNothing", (to, message, _) => to.SendAsync(message, CancellationToken.None)),
        WhenRevising(
            "swallows the failure of a revision", "Failing.FailedRevisionThrows", Swallowing((to, message, cancellation) => to.ReviseAsync(message, cancellation))),
        WhenRevising(
            "ignores the cancellation of a revision",
            "Failing.CancelledRevisionChangesNothing",
            (to, message, _) => to.ReviseAsync(message, CancellationToken.None)),
    ];

    private static IEnumerable<ChannelMistake> Revising =>
    [
        WhenRevising("revises the last message instead of the named", "Revising.RevisionChangesItsMessage", (to, message, cancellation) =>
            to.ReviseAsync(to.ArrivedAt(message.Address.Value)[^1] with { Text = message.Text }, cancellation)),
        WhenRevising(
            "sends an edit as a new message", "Revising.RevisionChangesItsMessage", (to, message, cancellation) => to.SendAsync(Renewed(message), cancellation)),
        WhenRevising("revises nothing", "Revising.RevisionChangesItsMessage", (_, _, _) => Task.CompletedTask),
        WhenRevising("refuses the text that is there", "Revising.RevisionToTheSameTextIsDone", (to, message, cancellation) =>
            to.ArrivedAt(message.Address.Value).Any(known => known.Text == message.Text)
                ? throw new Testing.Conformance.ConformanceException("The far side says that the message is not modified.")
                : to.ReviseAsync(message, cancellation)),
        WhenRevising("sends what it cannot revise", "Revising.RevisionOfNothingAddsNothing", SendingWhatIsNotThere),
        WhenRevising("finds the message to revise by its id alone", "Revising.RevisionStaysInItsDialog", RevisingById),
    ];

    private static IEnumerable<ChannelMistake> Answering =>
    [
        WhenSending("tells who the client is at the desk", "Answering.NothingElseGoesOut", (to, message, cancellation) =>
            to.SendAsync(message with { Text = $"{message.Operator}: {message.Text}" }, cancellation)),
        Of("mixes the answers of two clients", "Answering.AnswersReachTheirClients", memory => new WrongSending(memory, ToTheFirstAddress())),
        WhenSending("loses what was sent while it was down", "Answering.FarSideThatWasDownGetsAllInOrder", Swallowing((to, message, cancellation) => to.SendAsync(message, cancellation))),
        WhenRevising("revises the last answer", "Answering.EditReachesTheClient", (to, message, cancellation) =>
            to.ReviseAsync(to.ArrivedAt(message.Address.Value)[^1] with { Text = message.Text }, cancellation)),
        WhenRevising(
            "sends the edit of a message that went out late", "Answering.MessageEditedBeforeItWentOut", (to, message, cancellation) => to.SendAsync(Renewed(message), cancellation)),
    ];

    private static IEnumerable<ChannelMistake> Receiving =>
    [
        In("trims what comes in", "Receiving.TextComesInExactly", (intake, sender, key, text, cancellation) => intake.ReceiveAsync(sender, key, text.Trim(), cancellation).AsTask()),
        Renewing("makes a new key for what comes in again", "Receiving.RepeatedKeyIsOneMessage"),
        In(
            "takes the text for the key of what comes in",
            "Receiving.TwoKeysAreTwoMessages",
            (intake, sender, _, text, cancellation) => intake.ReceiveAsync(sender, text, text, cancellation).AsTask()),
        In(
            "takes all clients for one",
            "Receiving.AddressesAreApart",
            (intake, sender, key, text, cancellation) =>
                intake.ReceiveAsync(sender with { Address = sender.Address with { Value = "everybody" } }, $"{sender.Address.Value} {key}", text, cancellation).AsTask()),
    ];

    private static ChannelMistake Of(string name, string rejectedBy, Func<InMemoryChannel, IChannel> spoil) =>
        new(name, rejectedBy, memory => new VariedFarSide(memory, spoil));

    private static ChannelMistake WhenSending(string name, string rejectedBy, Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> send) =>
        Of(name, rejectedBy, memory => new WrongSending(memory, send));

    private static ChannelMistake WhenRevising(string name, string rejectedBy, Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> revise) =>
        Of(name, rejectedBy, memory => new WrongRevising(memory, revise));

    private static ChannelMistake Spoiling(string name, string rejectedBy, Func<string, string> spoil) => WhenSending(
        name, rejectedBy, (to, message, cancellation) => to.SendAsync(message with { Text = spoil(message.Text) }, cancellation));

    private static ChannelMistake In(
        string name, string rejectedBy, Func<ChannelIntake, ChannelSender, string, string, CancellationToken, Task> receive) =>
        new(name, rejectedBy, memory => new WrongReceiving(memory, receive));

    private static ChannelMistake Renewing(string name, string rejectedBy)
    {
        var received = 0;
        return In(name, rejectedBy, (intake, sender, key, text, cancellation) =>
            intake.ReceiveAsync(sender, $"{key} {++received}", text, cancellation).AsTask());
    }

    /// <summary>The same message under another key.</summary>
    private static ChannelMessage Renewed(ChannelMessage message) =>
        message with { Id = new MessageId(Guid.NewGuid()) };

    private static Func<int> Counting(int from) => () => from++;

    private static Func<bool> Alternating()
    {
        var last = false;
        return () => last = !last;
    }

    private static Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> EverySecond(Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> otherwise)
    {
        var sent = 0;
        return (to, message, cancellation) => ++sent % 2 == 0 ? otherwise(to, message, cancellation) : to.SendAsync(message, cancellation);
    }

    private static Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> Swapping()
    {
        ChannelMessage? held = null;
        return async (to, message, cancellation) =>
        {
            if (held is not { } earlier)
            {
                held = message;
                return;
            }

            held = null;
            await to.SendAsync(message, cancellation);
            await to.SendAsync(earlier, cancellation);
        };
    }

    private static Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> OncePerText()
    {
        var texts = new ConcurrentDictionary<(string, string), bool>();
        return (to, message, cancellation) =>
            texts.TryAdd((message.Address.Value, message.Text), true) ? to.SendAsync(message, cancellation) : Task.CompletedTask;
    }

    private static Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> ToTheFirstAddress()
    {
        ChannelAddress? first = null;
        return (to, message, cancellation) => to.SendAsync(message with { Address = first ??= message.Address }, cancellation);
    }

    private static Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> SharingAField()
    {
        ChannelMessage? sending = null;
        return async (to, message, cancellation) =>
        {
            sending = message;
            await Task.Yield();
            await to.SendAsync(sending, cancellation);
        };
    }

    private static Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> Swallowing(
        Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> act) => async (to, message, cancellation) =>
    {
        try
        {
            await act(to, message, cancellation);
        }
        catch (IOException)
        {
            // Looks sent.
        }
    };

    private static Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> SendingLater()
    {
        var failed = new List<ChannelMessage>();
        return async (to, message, cancellation) =>
        {
            failed.Add(message);
            foreach (var waiting in failed.ToList())
            {
                await to.SendAsync(waiting, cancellation);
                failed.Remove(waiting);
            }
        };
    }

    private static Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> RememberingTooEarly()
    {
        var sent = new ConcurrentDictionary<string, bool>();
        return (to, message, cancellation) => sent.TryAdd(message.Key, true) ? to.SendAsync(message, cancellation) : Task.CompletedTask;
    }

    private static Task SendingWhatIsNotThere(InMemoryChannel to, ChannelMessage message, CancellationToken cancellation) =>
        to.ArrivedAt(message.Address.Value).Any(known => known.Key == message.Key)
            ? to.ReviseAsync(message, cancellation)
            : to.SendAsync(message, cancellation);

    /// <summary>As it looks where the far side names messages in a table of its own, kept by the message id.</summary>
    private static async Task RevisingById(InMemoryChannel to, ChannelMessage message, CancellationToken cancellation)
    {
        await to.ReviseAsync(message, cancellation);
        foreach (var other in to.Arrived.Where(known => known.Id == message.Id).ToList())
        {
            await to.ReviseAsync(other with { Text = message.Text }, cancellation);
        }
    }
}

using MultiChat.Messages;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>A text arrives as it was written, unit by unit.</summary>
internal sealed class SentTextSuite : ChannelSuite
{
    public override IReadOnlyList<ChannelCase> Cases =>
    [
        Case("Letters of all scripts arrive as they are, composed or not.", ChannelNeed.Sending, LettersArriveExactly),
        Case("Emoji with joiners, tones and flags arrive whole.", ChannelNeed.Sending, EmojiArriveExactly),
        Case("Text from right to left arrives with its direction marks.", ChannelNeed.Sending, DirectionsArriveExactly),
        Case("White space at the ends, in rows and in lines of its own arrives.", ChannelNeed.Sending, WhiteSpaceArrivesExactly),
        Case("Capital and small letters stay what they are.", ChannelNeed.Sending, CaseArrivesExactly),
        Case("What looks like markup is text.", ChannelNeed.Sending, MarkupIsText),
        Case("A text of exactly MaxTextLength arrives whole.", ChannelNeed.Sending, LongestTextArrivesWhole),
        Case("A revised text arrives exactly, too.", ChannelNeed.Revising, RevisedTextArrivesExactly),
    ];

    private static Task LettersArriveExactly(ChannelFixture f) =>
        ArriveAsync(f, "Ёлки-палки, съешь же ещё", "и\u0306 й é e\u0301", "日本語 한국어 ไทย", "ﬁ ǅ ß ẞ İ ı", "\U00010400 \U0002A6D6");

    private static Task EmojiArriveExactly(ChannelFixture f) => ArriveAsync(f, "👩‍💻", "👍🏽", "🇷🇺🏴\U000E0067\U000E0062\U000E007F", "❤️ ❤ 1️⃣", "😀😀");

    private static Task DirectionsArriveExactly(ChannelFixture f) => ArriveAsync(f, "שלום world", "\u200Fא\u200E b", "مرحبا ١٢٣", "\u2067א\u2069 b");

    private static Task WhiteSpaceArrivesExactly(ChannelFixture f) =>
        ArriveAsync(f, " 1", "1 ", "1\n2", "1\n\n\n2\n", "\t1", "1  2", "\u00A01\u2003", "\n1");

    private static Task CaseArrivesExactly(ChannelFixture f) => ArriveAsync(f, "aBc", "ABC", "abc", "Привет", "ПРИВЕТ");

    private static Task MarkupIsText(ChannelFixture f) =>
        ArriveAsync(f, "<b>1</b> & &amp; <br>", "*1* _2_ `3` ~4~", "[1](http://a.example)", "%20 \\n {0} {client.name}", "/start @all #1");

    private static async Task LongestTextArrivesWhole(ChannelFixture f)
    {
        var length = f.Sending.MaxTextLength;
        var client = f.NewClient();
        string[] texts = [new string('я', length), string.Concat(Enumerable.Repeat("ab", (length / 2) + 1))[..length]];
        foreach (var text in texts)
        {
            await client.SendAsync(text);
        }

        await client.HasAsync(texts);
    }

    private static async Task RevisedTextArrivesExactly(ChannelFixture f)
    {
        var client = f.NewClient();
        var message = f.Message(client, "1");
        await f.Sending.SendAsync(message, f.Token);
        foreach (var text in new[] { " Ё и\u0306 👩‍💻 ", "<b>\n שלום", new string('я', f.Sending.MaxTextLength) }.Select(f.Fit).Where(IsText))
        {
            await f.Revisable.ReviseAsync(message = message with { Body = MessageBody.Kept(text), Revision = message.Revision + 1 }, f.Token);
            await client.HasAsync(text);
        }
    }

    private static bool IsText(string text) => !string.IsNullOrWhiteSpace(text);

    private static async Task ArriveAsync(ChannelFixture f, params string[] texts)
    {
        var client = f.NewClient();
        var fitting = texts.Select(f.Fit).Where(IsText).ToList();
        foreach (var text in fitting)
        {
            await client.SendAsync(text);
        }

        await client.HasAsync(fitting);
    }
}

using MultiChat.Channels;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>What a channel says of itself.</summary>
internal sealed class DeclaringSuite : ChannelSuite
{
    public override IReadOnlyList<ChannelCase> Cases =>
    [
        Case("A kind is 1 to 32 of a-z, 0-9 and dash, is not the site's, and is the same always.", ChannelNeed.Nothing, KindHasItsFormat),
        Case("MaxTextLength is 1 to 8,000 UTF-16 units, and the same always.", ChannelNeed.Sending, LengthIsBounded),
        Case("Whether reading is told is the same always.", ChannelNeed.Receipts, ReadingIsDeclaredOnce),
        Case("An answer longer than MaxTextLength is refused with the bound, and nothing goes out.", ChannelNeed.Sending, LongerAnswerIsRefused),
    ];

    private static Task KindHasItsFormat(ChannelFixture f)
    {
        Check.Equal(f.Channel.Kind, f.Channel.Kind, "the kind");
        try
        {
            _ = new ChannelBook([new OfThatKind(f.Channel.Kind)]);
        }
        catch (ArgumentException broken)
        {
            throw new ConformanceException(broken.Message);
        }

        return Task.CompletedTask;
    }

    private static async Task LengthIsBounded(ChannelFixture f)
    {
        var length = f.Sending.MaxTextLength;
        Check.That(length is >= 1 and <= 8_000, $"MaxTextLength is 1 to 8,000, not {length}");
        await f.NewClient().SendAsync("1");
        Check.Equal(length, f.Sending.MaxTextLength, "MaxTextLength after sending");
    }

    private static async Task ReadingIsDeclaredOnce(ChannelFixture f)
    {
        var tells = ((IReceiptChannel)f.Channel).TellsReading;
        await f.NewClient().SendAsync("1");
        Check.Equal(tells, ((IReceiptChannel)f.Channel).TellsReading, "TellsReading after sending");
    }

    private static async Task LongerAnswerIsRefused(ChannelFixture f)
    {
        var chat = await f.ChatAsync();
        var talk = await chat.BeginAsync();
        var longest = new string('a', f.Sending.MaxTextLength);
        await Undeclared.RefusedAsync(RefusalCode.TextTooLong, () => talk.AnswerAsync(longest + "a"), "an answer longer than the channel can send");
        await talk.AnswerAsync(longest);
        await chat.DeliverAsync();
        await talk.HasAsync(longest);
    }

    private sealed class OfThatKind(ChannelKind kind) : IChannel
    {
        public ChannelKind Kind => kind;
    }
}

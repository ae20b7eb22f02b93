namespace MultiChat.Testing.Conformance.Channels;

/// <summary>What clients write comes in once, as it is, and under their own name.</summary>
internal sealed class ReceivingSuite : ChannelSuite
{
    public override IReadOnlyList<ChannelCase> Cases =>
    [
        Case("What a client writes comes in unit by unit.", ChannelNeed.Nothing, TextComesInExactly),
        Case("A repeated key is one message.", ChannelNeed.Nothing, RepeatedKeyIsOneMessage),
        Case("Two keys of one text are two messages.", ChannelNeed.Nothing, TwoKeysAreTwoMessages),
        Case("Messages come in in their order.", ChannelNeed.Nothing, MessagesComeInInOrder),
        Case("Each address has a dialog of its own, also under one key.", ChannelNeed.Nothing, AddressesAreApart),
        Case("A message comes in while nobody is available.", ChannelNeed.Nothing, MessageComesInWhileNobodyIsAvailable),
        Case("What a client writes is not sent back.", ChannelNeed.Sending, IncomingIsNotSentBack),
    ];

    private static async Task TextComesInExactly(ChannelFixture f)
    {
        string[] texts = [" Ёж и\u0306 é ", "👩‍💻👍🏽", "שלום\nworld\n", "<b>&amp; *1* {0}", "aBc ПРИВЕТ", new string('я', 8_000)];
        var talk = await (await f.ChatAsync()).BeginAsync(texts[0]);
        foreach (var text in texts.Skip(1))
        {
            await talk.SayAsync(text);
        }

        Check.Sequence(texts, await talk.HeardAsync(), "the texts that came in");
    }

    private static async Task RepeatedKeyIsOneMessage(ChannelFixture f)
    {
        var talk = await (await f.ChatAsync()).BeginAsync("0");
        await talk.SayAsync("1", "a key");
        await talk.SayAsync("1", "a key");
        Check.Sequence(["0", "1"], await talk.HeardAsync(), "the texts that came in");
    }

    private static async Task TwoKeysAreTwoMessages(ChannelFixture f)
    {
        var talk = await (await f.ChatAsync()).BeginAsync("0");
        await talk.SayAsync("1", "a key");
        await talk.SayAsync("1", "another key");
        Check.Sequence(["0", "1", "1"], await talk.HeardAsync(), "the texts that came in");
    }

    private static async Task MessagesComeInInOrder(ChannelFixture f)
    {
        var talk = await (await f.ChatAsync()).BeginAsync("0");
        foreach (var text in ChannelFixture.Texts(10))
        {
            await talk.SayAsync(text);
        }

        Check.Sequence(["0", .. ChannelFixture.Texts(10)], await talk.HeardAsync(), "the texts that came in");
    }

    private static async Task AddressesAreApart(ChannelFixture f)
    {
        var chat = await f.ChatAsync();
        var (first, second) = (await chat.BeginAsync("0"), await chat.BeginAsync("0"));
        await first.SayAsync("1", "a key");
        await second.SayAsync("2", "a key");
        Check.Sequence(["0", "1"], await first.HeardAsync(), "the texts of the first client");
        Check.Sequence(["0", "2"], await second.HeardAsync(), "the texts of the second client");
    }

    private static async Task MessageComesInWhileNobodyIsAvailable(ChannelFixture f)
    {
        var chat = await f.ChatAsync();
        await chat.Engine.Desk.SwitchAsync(chat.Anna, available: false, f.Token);
        var talk = await chat.BeginAsync("1");
        Check.Sequence(["1"], await talk.HeardAsync(), "the texts that came in");
    }

    private static async Task IncomingIsNotSentBack(ChannelFixture f)
    {
        var chat = await f.ChatAsync();
        var talk = await chat.BeginAsync();
        await talk.SayAsync("1");
        await chat.DeliverAsync();
        await talk.HasAsync();
    }
}

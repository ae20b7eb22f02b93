namespace MultiChat.Testing.Conformance.Desk;

/// <summary>What counts as the same word in a search.</summary>
internal sealed class SearchWordSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("Case does not count, in any script.", CaseDoesNotCount),
        Case("ё and е are one letter, both ways.", YoAndYeAreOneLetter),
        Case("Words that mean something to a search engine are words.", OperatorsAreWords),
        Case("Words of every script are found by what they fold to.", EveryScriptIsFound),
    ];

    private static async Task CaseDoesNotCount(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var (russian, greek) = (await desk.BeginAsync("ЗаКаЗ Order ÀÉ"), await desk.BeginAsync("Αθήνα"));
        await desk.FindsAsync("зАКАЗ", russian);
        await desk.FindsAsync("ORDER àé", russian);
        await desk.FindsAsync("ΑΘΉΝΑ", greek);
    }

    private static async Task YoAndYeAreOneLetter(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var (with, without) = (await desk.BeginAsync("Ёлка зелёная"), await desk.BeginAsync("елка зеленая"));
        await desk.FindsAsync("елка", with, without);
        await desk.FindsAsync("ЁЛКА зелён", with, without);
    }

    private static async Task OperatorsAreWords(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("this OR that AND not NEAR 100%_ 'quote\" a* (b) text:c ^d");
        await desk.BeginAsync("nothing of the kind, that is");
        foreach (var query in new[] { "or", "and this", "near 100", "not that near", "quote", "text c", "a b c d", "NEAR(this that)" })
        {
            await desk.FindsAsync(query, dialog);
        }
    }

    private static async Task EveryScriptIsFound(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        string[] texts =
        [
            "שלום עולם", "مرحبا بالعالم", "สวัสดีชาวโลก", "नमस्ते दुनिया", "你好世界", "こんにちは", "안녕하세요", "Grüße aus Straße", "İstanbul ılık",
            "и\u0306од e\u0301te", "\U0001D4D0\U0001D4D1 \U00010400", "x² ½ ٣٤٥", "naïve😀emoji", "Ǆabc ﬁne", "ẞeta ΟΔΟΣ",
        ];
        foreach (var text in texts)
        {
            await desk.FindsAsync(text, await desk.BeginAsync(text));
        }
    }
}

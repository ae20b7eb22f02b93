namespace MultiChat.Testing.Conformance.Desk;

/// <summary>Search in scripts that differ from spaced letters of one case: the stores and the machines they run on never differ in it.</summary>
internal sealed class SearchScriptSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("In scripts without spaces a word in the middle is found.", WordsWithoutSpaces),
        Case("A long query without spaces is found where all of it stands.", LongQueryWithoutSpaces),
        Case("A letter and its mark are found composed or not, both ways.", ComposedOrNot),
        Case("What nobody types or sees does not count: points, joiners, soft hyphens, width, Turkish dots, the final sigma.", LittleThings),
    ];

    private static async Task WordsWithoutSpaces(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var (chinese, japanese, thai) =
            (await desk.BeginAsync("我家在上海东边"), await desk.BeginAsync("でも優柔不断だったね"), await desk.BeginAsync("ขอบคุณมากค่ะ"));
        await desk.FindsAsync("上海", chinese);
        await desk.FindsAsync("边", chinese);
        await desk.FindsAsync("優柔不断", japanese);
        await desk.FindsAsync("มาก", thai);
        await desk.FindsAsync("ค่ะ", thai);
        await desk.FindsNothingAsync("上东");
        var mixed = await desk.BeginAsync("iPhone手机壳 15个");
        await desk.FindsAsync("手机", mixed);
        await desk.FindsAsync("iphone 机壳", mixed);
        await desk.FindsAsync("iphone手机", mixed);
    }

    private static async Task LongQueryWithoutSpaces(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("请问你们公司的售后服务电话是多少");
        await desk.FindsAsync("你们公司的售后服务电话", dialog);
        await desk.FindsNothingAsync("你们公司的售后服务地址");
        var rare = await desk.BeginAsync("\U00020000\U00020001\U00020002\U00020003\U00020004");
        await desk.FindsAsync("\U00020002\U00020003", rare);
        await desk.FindsAsync("\U00020001\U00020002\U00020003\U00020004", rare);
    }

    private static async Task ComposedOrNot(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var composed = await desk.BeginAsync("ёлка йод café 각");
        var decomposed = await desk.BeginAsync("е\u0308лка и\u0306од cafe\u0301 \u1100\u1161\u11A8");
        foreach (var query in new[] { "ёлка", "е\u0308лка", "йод", "и\u0306од", "café", "cafe\u0301", "각", "\u1100\u1161\u11A8" })
        {
            await desk.FindsAsync(query, composed, decomposed);
        }

        await desk.FindsNothingAsync("иод");
    }

    private static async Task LittleThings(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        (string Text, string[] Queries)[] all =
        [
            ("İstanbul Iğdır ılık", ["istanbul", "İSTANBUL", "i\u0307stanbul", "ığdır", "IĞDIR", "ILIK"]),
            ("ΟΔΟΣ οδός", ["οδος", "ΟΔΌΣ"]),
            ("مُحَمَّد العربيـــة", ["محمد", "العربية"]),
            ("שָׁלוֹם", ["שלום"]),
            ("می\u200Cخواهم", ["میخواهم"]),
            ("сло\u00ADво", ["слово"]),
            ("ＡＢＣ１２３", ["abc123"]),
            ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ];
        foreach (var (text, queries) in all)
        {
            var dialog = await desk.BeginAsync(text);
            foreach (var query in queries.Append(text))
            {
                await desk.FindsAsync(query, dialog);
            }
        }
    }
}

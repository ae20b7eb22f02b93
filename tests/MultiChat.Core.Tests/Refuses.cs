namespace MultiChat;

internal static class Refuses
{
    public static async Task<Refusal> WithAsync<T>(RefusalCode code, Func<ValueTask<T>> command)
    {
        var refusal = await FluentActions.Awaiting(async () => await command()).Should().ThrowAsync<Refusal>();
        refusal.Which.Code.Should().Be(code);
        return refusal.Which;
    }

    public static Task<Refusal> WithAsync(RefusalCode code, Func<ValueTask> command) => WithAsync(code, async () =>
    {
        await command();
        return true;
    });
}

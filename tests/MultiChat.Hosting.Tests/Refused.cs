using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

internal static class Refused
{
    public static async Task<WireRefusedException> WithAsync<T>(string code, Func<Task<T>> call)
    {
        var refused = (await FluentActions.Awaiting(call).Should().ThrowAsync<WireRefusedException>()).Which;
        refused.Code.Should().Be(code);
        return refused;
    }
}

using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;

namespace MultiChat.Browser.Talk;

/// <summary>In an app with every middleware on at once: output cache, limits, time-outs, fallback policy, SignalR settings and the rest.</summary>
[Collection(nameof(Browsing.Talk))]
public sealed class CrowdedAppTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync(new ChatHostOptions { IsCrowded = true });

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_whole_conversation_goes_both_ways_and_over_a_reload()
    {
        var visitor = await _stage.BeginAsync(_host.Site, "Есть кто?");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.ExpectUnreadAsync("mine", 1);
        await anna.OpenAsync();
        await anna.ExpectTextsAsync("Есть кто?");
        await visitor.ExpectStateAsync("Есть кто?", "read");

        await anna.SayAsync("Есть");

        await visitor.ExpectTextsAsync("Есть кто?", "Есть");
        await anna.ExpectStateAsync("Есть", "read");
        await visitor.Page.ReloadAsync();
        await visitor.ExpectJoinedAsync();
        await anna.SayAsync("И чай есть");
        await anna.ExpectStateAsync("И чай есть", "delivered|read");
        var other = await _stage.BeginAsync(_host.Site, "А мне?");
        await other.ExpectTextsAsync("А мне?");
        await anna.ExpectUnreadAsync("mine", 1);
    }
}

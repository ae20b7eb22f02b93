using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

/// <summary>Nothing in the two apps knows where they are mounted.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class AddressTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _stage.DisposeAsync().AsTask();

    [Theory]
    [InlineData("/shop", "/chat")]
    [InlineData("", "/a/b/chat")]
    [InlineData("/shop", "/a/b/chat")]
    public async Task Both_apps_work_under_a_path(string pathBase, string prefix)
    {
        await using var host = await ChatHost.StartAsync(new ChatHostOptions { PathBase = pathBase, Prefix = prefix });
        await TalkAsync(host);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_apps_work_behind_a_proxy_that_strips_a_prefix(bool keepsHost)
    {
        await using var host = await ChatHost.StartAsync();
        await using var proxy = await StrippingProxy.StartAsync(host, keepsHost);
        await TalkAsync(proxy);
    }

    private async Task TalkAsync(IChatHost host)
    {
        var visitor = await _stage.BeginAsync(host.Site, "Вопрос");
        var anna = await _stage.SignInAsync(host.Mount);
        await anna.OpenAsync();
        await anna.SayAsync("Ответ");
        await visitor.ExpectTextsAsync("Вопрос", "Ответ");
        await visitor.Panel.Locator("[data-emoji]").First.ClickAsync();
        await Expect(visitor.Panel.Locator(".emoji button").First).ToBeVisibleAsync();
        await visitor.Page.ReloadAsync();
        await visitor.OpenAsync();
        await visitor.ExpectTextsAsync("Вопрос", "Ответ");
        await anna.Page.ReloadAsync();
        await anna.ExpectTextsAsync("Вопрос", "Ответ");
        _stage.Complaints.Should().BeEmpty();
    }
}

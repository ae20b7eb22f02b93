using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Testing;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

[Collection(nameof(Browsing.Talk))]
public sealed class TwoTabsTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    // What tabs without locks agree by is loaded before the first of them asks who it is.
    private const string Agreement = "**/agreement-*.js";

    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // M2: the identity is the same in all tabs and issued before the first send; client, dialog and first message are one commit
    [Fact]
    public async Task First_messages_of_two_tabs_at_once_begin_one_dialog()
    {
        var (one, other) = await OpenTabsAsync(_host.Site);
        await one.OpenAsync();
        await other.OpenAsync();

        await SendFromBothAsync(one, other);
    }

    // M2: the same where neither tab knows yet who the visitor is
    [Fact]
    public async Task Two_tabs_opened_at_once_are_one_visitor()
    {
        await using var line = new CuttableProxy(_host.Port);
        var (one, other) = await OpenTabsAsync(new UriBuilder(_host.Site) { Port = line.Port }.Uri);
        foreach (var tab in new[] { one, other })
        {
            await tab.Launcher.HoverAsync();
            await Expect(tab.Panel).ToHaveCountAsync(1);
        }

        line.Freeze();
        await one.Page.RunAndWaitForRequestAsync(() => one.Launcher.ClickAsync(), "**/identity");
        await other.Launcher.ClickAsync();
        await Expect(other.Field).ToBeVisibleAsync();
        line.Thaw();
        await one.ExpectJoinedAsync();
        await other.ExpectJoinedAsync();

        await SendFromBothAsync(one, other);
    }

    // M2: the same on a site without TLS, whose pages have no locks, and where both have written before either knows who the visitor is
    [Fact]
    public async Task Two_tabs_of_a_site_without_TLS_that_write_at_once_are_one_visitor()
    {
        await using var line = new CuttableProxy(_host.Port);
        var (one, other) = await OpenTabsAsync(new UriBuilder(_host.Site) { Host = "shop.test", Port = line.Port }.Uri);
        foreach (var tab in new[] { one, other })
        {
            (await tab.Page.EvaluateAsync<bool>("() => 'locks' in navigator")).Should().BeFalse("the page is not trusted");
            await tab.Launcher.HoverAsync();
            await Expect(tab.Panel).ToHaveCountAsync(1);
        }

        line.Freeze();
        await WriteFirstAsync(one, "Из первой", Agreement);
        await WriteFirstAsync(other, "Из второй", Agreement);
        line.Thaw();

        await ExpectOneDialogAsync(one, other);
    }

    private static async Task WriteFirstAsync(VisitorPage tab, string text, string first = "**/identity")
    {
        await tab.Page.RunAndWaitForRequestAsync(() => tab.Launcher.ClickAsync(), first);
        await Expect(tab.Field).ToBeVisibleAsync();
        await tab.WriteAsync(text);
        await tab.ExpectStateAsync(text, "sending");
    }

    private async Task<(VisitorPage One, VisitorPage Other)> OpenTabsAsync(Uri site)
    {
        var profile = await _stage.NewProfileAsync();
        return (await _stage.VisitAsync(site, profile: profile), await _stage.VisitAsync(site, profile: profile));
    }

    private async Task SendFromBothAsync(VisitorPage one, VisitorPage other)
    {
        await one.Field.FillAsync("Из первой");
        await other.Field.FillAsync("Из второй");
        await Task.WhenAll(one.Field.PressAsync("Enter"), other.Field.PressAsync("Enter"));
        await ExpectOneDialogAsync(one, other);
    }

    private async Task ExpectOneDialogAsync(VisitorPage one, VisitorPage other)
    {
        await one.ExpectStateAsync("Из первой", "sent");
        await other.ExpectStateAsync("Из второй", "sent");
        await using var observer = await Stage.ObserveAsync(_host.Mount);
        var texts = await observer.ListTextsAsync();
        texts.Should().BeEquivalentTo(["Из первой", "Из второй"]);
        await one.ExpectTextsAsync([.. texts]);
        await other.ExpectTextsAsync([.. texts]);
    }
}

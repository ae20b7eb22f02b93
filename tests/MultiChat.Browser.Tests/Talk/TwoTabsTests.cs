using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;

namespace MultiChat.Browser.Talk;

[Collection(nameof(Browsing.Talk))]
public sealed class TwoTabsTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
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
        var (one, other) = await OpenTabsAsync();
        await one.OpenAsync();
        await other.OpenAsync();

        await SendFromBothAsync(one, other);
    }

    // M2: the same where neither tab knows yet who the visitor is
    [Fact]
    public async Task Two_tabs_opened_at_once_are_one_visitor()
    {
        var (one, other) = await OpenTabsAsync();
        await Task.WhenAll(one.OpenAsync(), other.OpenAsync());

        await SendFromBothAsync(one, other);
    }

    private async Task<(VisitorPage One, VisitorPage Other)> OpenTabsAsync()
    {
        var profile = await _stage.NewProfileAsync();
        return (await _stage.VisitAsync(_host.Site, profile: profile), await _stage.VisitAsync(_host.Site, profile: profile));
    }

    private async Task SendFromBothAsync(VisitorPage one, VisitorPage other)
    {
        await one.Field.FillAsync("Из первой");
        await other.Field.FillAsync("Из второй");
        await Task.WhenAll(one.Field.PressAsync("Enter"), other.Field.PressAsync("Enter"));

        await one.ExpectStateAsync("Из первой", "sent");
        await other.ExpectStateAsync("Из второй", "sent");
        await using var observer = await Stage.ObserveAsync(_host.Mount);
        var texts = await observer.ListTextsAsync();
        texts.Should().BeEquivalentTo(["Из первой", "Из второй"]);
        await one.ExpectTextsAsync([.. texts]);
        await other.ExpectTextsAsync([.. texts]);
    }
}

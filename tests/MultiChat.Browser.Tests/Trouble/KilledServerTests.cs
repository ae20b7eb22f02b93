using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Testing;
using Xunit.Abstractions;

namespace MultiChat.Browser.Trouble;

[Collection(nameof(Restarts))]
public sealed class KilledServerTests(Chromium chromium, ITestOutputHelper output)
{
    // G1, G2, G4: both sides have a message under way when the process is killed
    [Fact]
    public async Task Messages_under_way_when_the_server_is_killed_arrive_once_by_themselves_after_its_start()
    {
        await using var host = await SupportSiteProcess.StartAsync();
        await using var line = new CuttableProxy(host.Port);
        await using var stage = new Stage(chromium, output);
        var throughLine = new UriBuilder(host.Site) { Port = line.Port }.Uri;
        var anna = await stage.SignInAsync(new Uri(throughLine, "chat"), password: SupportSiteProcess.Password);
        await SwitchOnAsync(anna);
        var visitor = await stage.BeginAsync(throughLine, "До");
        await anna.OpenAsync();
        await anna.SayAsync("Ответ до");
        await visitor.ExpectTextsAsync("До", "Ответ до");

        line.Freeze();
        await visitor.WriteAsync("В пути");
        await anna.WriteAsync("Ответ в пути");
        await visitor.ExpectStateAsync("В пути", "sending");
        await anna.ExpectStateAsync("Ответ в пути", "sending");
        await host.KillAsync();
        line.Cut();
        await host.StartAgainAsync();
        line.Restore();

        await visitor.ExpectStateAsync("В пути", "sent|read");
        await anna.ExpectStateAsync("Ответ в пути", "delivered|read");
        await using var observer = await Stage.ObserveAsync(host.Mount, password: SupportSiteProcess.Password);
        var texts = await observer.ListTextsAsync();
        texts.Should().BeEquivalentTo(["До", "Ответ до", "В пути", "Ответ в пути"]);
        await visitor.ExpectTextsAsync([.. texts]);
        await anna.ExpectTextsAsync([.. texts]);
    }

    // G1, G2: whether the server had it when it was killed, nobody knows
    [Fact]
    public async Task A_message_sent_at_the_moment_of_the_kill_is_there_once()
    {
        await using var host = await SupportSiteProcess.StartAsync();
        await using var stage = new Stage(chromium, output);
        var anna = await stage.SignInAsync(host.Mount, password: SupportSiteProcess.Password);
        await SwitchOnAsync(anna);
        var visitor = await stage.BeginAsync(host.Site, "До");
        await anna.OpenAsync();

        await Task.WhenAll(visitor.WriteAsync("Вместе с концом"), host.KillAsync());
        await host.StartAgainAsync();

        await visitor.ExpectStateAsync("Вместе с концом", "sent|read");
        await anna.ExpectTextsAsync("До", "Вместе с концом");
        await visitor.ExpectTextsAsync("До", "Вместе с концом");
    }

    private static async Task SwitchOnAsync(OperatorPage desk)
    {
        var status = desk.Page.Locator(".rail-status .status");
        if (await status.GetAttributeAsync("data-available") == "false")
        {
            await status.GetByRole(Microsoft.Playwright.AriaRole.Switch).ClickAsync();
        }

        await Microsoft.Playwright.Assertions.Expect(status).ToHaveAttributeAsync("data-available", "true");
    }
}

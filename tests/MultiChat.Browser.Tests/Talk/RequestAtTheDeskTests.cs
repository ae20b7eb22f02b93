using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Projects;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

/// <summary>A request as the operators have it (rule P5).</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class RequestAtTheDeskTests(Chromium chromium, ITestOutputHelper output)
{
    private const string Consent = "Согласен на обработку персональных данных";

    [Fact]
    public async Task It_stands_in_the_thread_with_the_contact_and_what_was_agreed_to_and_is_answered_as_any_message()
    {
        await using var host = await ChatHost.StartAsync(new ChatHostOptions { Available = false });
        await using var stage = new Stage(chromium, output);
        var site = host.Chat.Admin.Projects[0].Sites[0];
        await host.Chat.Admin.SaveSiteAsync(site with { Settings = new SiteSettings { Consent = Consent } });
        await using var visitor = await VisitorClient.StartAsync(new Uri($"{host.Mount}/"));
        await visitor.JoinAsync();
        await visitor.LeaveRequestAsync("Перезвоните утром", "Иван <b>Петров</b>", "+7 900 000-00-01", "ivan@example.org", Consent);

        var anna = await stage.SignInAsync(host.Mount);
        await anna.OpenAsync("Иван <b>Петров</b>");

        var request = anna.Thread.Locator("[data-request]");
        await Expect(request).ToContainTextAsync("Перезвоните утром");
        await Expect(request.Locator("[data-contact]")).ToHaveTextAsync("Иван <b>Петров</b> · +7 900 000-00-01 · ivan@example.org");
        await Expect(request.Locator("a[href='tel:+79000000001']")).ToBeVisibleAsync();
        await Expect(request.Locator("a[href='mailto:ivan@example.org']")).ToBeVisibleAsync();
        await Expect(request).ToContainTextAsync($"Согласие: «{Consent}»");
        await anna.SayAsync("Позвоним в девять");
        await visitor.View.WaitUntilAsync(view => view.Texts.Contains("Позвоним в девять"));
    }
}

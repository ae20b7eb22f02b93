using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

[Collection(nameof(Browsing.Pages))]
public sealed class PolicyTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const string Strict =
        "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data: blob:; base-uri 'none'; require-trusted-types-for 'script'";

    private const string Listen =
        "window.__violations = []; addEventListener('securitypolicyviolation', event => __violations.push(event.violatedDirective + ' ' + event.blockedURI), true);";

    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync(new ChatHostOptions { Policy = Strict });

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // Widget: no inline style or script, no nonce, no eval, no innerHTML. The console carries such a policy itself
    [Fact]
    public async Task Both_apps_work_under_a_strict_policy_without_a_violation()
    {
        var guests = await _stage.NewProfileAsync();
        var desks = await _stage.NewProfileAsync();
        await guests.AddInitScriptAsync(Listen);
        await desks.AddInitScriptAsync(Listen);
        var visitor = await _stage.BeginAsync(_host.Site, "Смотрите: https://example.org/", profile: guests);
        var anna = await _stage.SignInAsync(_host.Mount, profile: desks);
        await anna.OpenAsync();
        await anna.SayAsync("Смотрю");
        await visitor.ExpectTextsAsync("Смотрите: https://example.org/", "Смотрю");

        await visitor.Panel.Locator("[data-emoji]").First.ClickAsync();
        await visitor.Panel.Locator(".emoji button").First.ClickAsync();
        await Expect(visitor.Field).Not.ToHaveValueAsync("");
        await visitor.Field.PressAsync("Enter");
        await Expect(visitor.Bubbles).ToHaveCountAsync(3);
        await Expect(anna.Bubbles).ToHaveCountAsync(3);
        await anna.EditAsync("Смотрю", "Смотрим");
        await visitor.ExpectStateAsync("Смотрите: https://example.org/", "read");
        await Expect(visitor.Message("Смотрим")).ToBeVisibleAsync();
        await anna.RunFromMenuAsync("handOver");
        await anna.Page.Keyboard.PressAsync("Escape");
        await visitor.Field.PressAsync("Escape");
        await Expect(visitor.Panel).ToBeHiddenAsync();

        (await ViolationsAsync(visitor.Page)).Should().BeEmpty();
        (await ViolationsAsync(anna.Page)).Should().BeEmpty();
        _stage.Complaints.Should().BeEmpty();
    }

    private static Task<string[]> ViolationsAsync(IPage page) => page.EvaluateAsync<string[]>("() => window.__violations");
}

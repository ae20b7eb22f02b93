using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

/// <summary>How an operator who looks elsewhere learns that a client wrote.</summary>
[Collection(nameof(Browsing.Talk))]
public sealed class NoticeTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    // The browser does what it is told, and we hear it. Automated pages always think that they have the focus, so that is ours to say.
    private const string Listen =
        """
        window.__tones = 0;
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...when) { __tones++; return start.apply(this, when); };
        window.__notices = [];
        window.Notification = class extends Notification {
          constructor(title, options) { super(title, options); __notices.push(this); }
        };
        document.hasFocus = () => !window.__isElsewhere;
        """;

    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // Console, notice: sound, title counter, desktop notification asked for by a click
    [Fact]
    public async Task A_new_message_sounds_is_counted_in_the_title_and_told_on_the_desktop()
    {
        var profile = await _stage.NewProfileAsync();
        await profile.GrantPermissionsAsync(["notifications"]);
        await profile.AddInitScriptAsync(Listen);
        var anna = await _stage.SignInAsync(_host.Mount, profile: profile);
        await Expect(anna.Page).ToHaveTitleAsync("MultiChat");
        await anna.Page.Locator(".profile").ClickAsync();
        await anna.Page.GetByRole(Microsoft.Playwright.AriaRole.Switch, new() { Name = "Уведомления на рабочем столе" }).ClickAsync();
        await anna.Page.Keyboard.PressAsync("Escape");
        await anna.Page.EvaluateAsync("() => { window.__isElsewhere = true; }");

        var visitor = await _stage.BeginAsync(_host.Site, "Есть кто?");

        await Expect(anna.Page).ToHaveTitleAsync("(1) MultiChat");
        await ExpectHeardAsync(anna, tones: 2, "Есть кто?");
        var name = await anna.Rows.Locator(".row-name").InnerTextAsync();
        (await anna.Page.EvaluateAsync<string>("() => __notices[0].title")).Should().Be(name);

        await anna.Page.EvaluateAsync("() => { window.__isElsewhere = false; __notices[0].dispatchEvent(new Event('click')); }");
        await anna.ExpectTextsAsync("Есть кто?");
        await Expect(anna.Page).ToHaveTitleAsync("MultiChat");
        await visitor.SayAsync("Вижу, что есть");
        await visitor.ExpectStateAsync("Вижу, что есть", "read");
        await ExpectHeardAsync(anna, tones: 2, "Есть кто?");
    }

    private static async Task ExpectHeardAsync(OperatorPage desk, int tones, params string[] texts)
    {
        await desk.Page.WaitForFunctionAsync("count => __notices.length === count", texts.Length);
        (await desk.Page.EvaluateAsync<string[]>("() => __notices.map(notice => notice.body)")).Should().Equal(texts);
        (await desk.Page.EvaluateAsync<int>("() => __tones")).Should().Be(tones);
    }
}

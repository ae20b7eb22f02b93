using System.Text.RegularExpressions;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

/// <summary>How an operator who looks elsewhere learns that a client wrote.</summary>
[Collection(nameof(Browsing.Talk))]
public sealed class NoticeTests(WholeChromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    // Behind the number stand the page and the project.
    private static readonly Regex Calm = new("^[^(]*MultiChat$", RegexOptions.None, TimeSpan.FromSeconds(1));
    private static readonly Regex WithOne = new(@"^\(1\) .*MultiChat$", RegexOptions.None, TimeSpan.FromSeconds(1));

    // The browser does what it is told, and we hear it. Automated pages always think that they have the focus, so that is ours to say.
    private const string Listen =
        """
        window.__tones = 0;
        window.__all = { tones: 0, notices: 0 };
        const channel = new BroadcastChannel("heard");
        channel.onmessage = ({ data }) => __all[data]++;
        const heard = what => { __all[what]++; channel.postMessage(what); };
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...when) { __tones++; heard("tones"); return start.apply(this, when); };
        window.__notices = [];
        window.Notification = class extends Notification {
          constructor(title, options) { super(title, options); __notices.push(this); heard("notices"); }
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
        await Expect(anna.Page).ToHaveTitleAsync(Calm);
        await anna.Page.Locator(".profile").ClickAsync();
        await anna.Page.GetByRole(Microsoft.Playwright.AriaRole.Switch, new() { Name = "Уведомления на рабочем столе" }).ClickAsync();
        await anna.Page.Keyboard.PressAsync("Escape");
        await anna.Page.EvaluateAsync("() => { window.__isElsewhere = true; }");

        var visitor = await _stage.BeginAsync(_host.Site, "Есть кто?");

        await Expect(anna.Page).ToHaveTitleAsync(WithOne);
        await ExpectHeardAsync(anna, tones: 2, "Есть кто?");
        var name = await anna.Rows.Locator(".row-name").InnerTextAsync();
        (await anna.Page.EvaluateAsync<string>("() => __notices[0].title")).Should().Be(name);

        await anna.Page.EvaluateAsync("() => { window.__isElsewhere = false; __notices[0].dispatchEvent(new Event('click')); }");
        await anna.ExpectTextsAsync("Есть кто?");
        await Expect(anna.Page).ToHaveTitleAsync(Calm);
        await visitor.SayAsync("Вижу, что есть");
        await visitor.ExpectStateAsync("Вижу, что есть", "read");
        await ExpectHeardAsync(anna, tones: 2, "Есть кто?");
    }

    // Handed to me, taken from me: a toast that names the dialog, sound, badge and notification by the same rules as a message
    [Fact]
    public async Task A_dialog_that_a_colleague_hands_over_or_takes_is_told_like_a_message()
    {
        await _stage.BeginAsync(_host.Site, "Есть кто?");
        await using var boris = await Stage.ObserveAsync(_host.Mount);
        var dialog = await boris.GetDialogAsync();
        await boris.AnswerAsync(dialog, "Да", saw: SawResponsible.Nobody);
        var anna = await ListenAsync();
        await Expect(anna.Page).ToHaveTitleAsync(Calm);
        await anna.Page.EvaluateAsync("() => { window.__isElsewhere = true; dispatchEvent(new Event('blur')); }");

        await boris.HandOverAsync(dialog, _host.Anna.Id, SawResponsible.Member(_host.Boris.Id));

        var name = await anna.Rows.Locator(".row-name").InnerTextAsync();
        var given = $"Борис передаёт вам диалог с «{name}»";
        await Expect(anna.Toasts).ToContainTextAsync(given);
        await ExpectHeardAsync(anna, tones: 2, given);
        await Expect(anna.Page).ToHaveTitleAsync(WithOne);
        await anna.ExpectUnreadAsync("mine", 1);
        await anna.OpenAsync();
        await anna.ExpectUnreadAsync("mine", 0);
    }

    [Fact]
    public async Task A_dialog_handed_over_counts_until_a_tab_opens_it_or_it_is_taken_back()
    {
        await _stage.BeginAsync(_host.Site, "Есть кто?");
        await using var boris = await Stage.ObserveAsync(_host.Mount);
        var dialog = await boris.GetDialogAsync();
        await boris.AnswerAsync(dialog, "Да", saw: SawResponsible.Nobody);
        var profile = await _stage.NewProfileAsync();
        var one = await _stage.SignInAsync(_host.Mount, profile: profile);
        var other = await _stage.SignInAsync(_host.Mount, profile: profile);

        await boris.HandOverAsync(dialog, _host.Anna.Id, SawResponsible.Member(_host.Boris.Id));
        await one.ExpectUnreadAsync("mine", 1);
        await other.ExpectUnreadAsync("mine", 1);
        await boris.TakeAsync(dialog, SawResponsible.Member(_host.Anna.Id));
        foreach (var section in new[] { "mine", "common", "archive" })
        {
            await one.ExpectUnreadAsync(section, 0);
            await other.ExpectUnreadAsync(section, 0);
        }

        await boris.HandOverAsync(dialog, _host.Anna.Id, SawResponsible.Member(_host.Boris.Id));
        await other.ExpectUnreadAsync("mine", 1);
        await one.OpenAsync();
        await other.ExpectUnreadAsync("mine", 0);
        await Expect(other.Page.Locator("[data-handed]")).ToHaveCountAsync(0);
    }

    // One of several tabs makes it
    [Fact]
    public async Task Of_two_tabs_one_sounds()
    {
        var one = await ListenAsync();
        var other = await ListenAsync(one.Page.Context);
        foreach (var tab in new[] { one, other })
        {
            await tab.Page.EvaluateAsync("() => { window.__isElsewhere = true; dispatchEvent(new Event('blur')); }");
        }

        await using var visitor = await Client.WriteAsync(_host.Mount, ["Есть кто?"]);
        await one.Page.WaitForFunctionAsync("() => __all.tones >= 2 && __all.notices >= 1");
        await visitor.SendAsync("Ау");

        await one.Page.WaitForFunctionAsync("() => __all.notices >= 2");
        foreach (var tab in new[] { one, other })
        {
            await tab.ExpectUnreadAsync("mine", 1);
            await Expect(tab.Rows).ToHaveAttributeAsync("data-unread", "2");
            (await tab.Page.EvaluateAsync<int>("() => __all.notices")).Should().Be(2);
            // The second comes with a tone of its own only if the first has faded.
            (await tab.Page.EvaluateAsync<int>("() => __all.tones")).Should().BeOneOf(2, 4);
        }
    }

    // Chrome on Android has the class and its constructor throws; where the page's worker cannot show it either, nothing can
    [Fact]
    public async Task A_notification_that_cannot_be_made_stops_no_row()
    {
        var anna = await ListenAsync();
        await anna.Page.EvaluateAsync(
            """
            () => {
              window.__isElsewhere = true;
              const Real = Notification;
              window.Notification = class { constructor() { throw new TypeError("Illegal constructor"); } };
              Notification.permission = Real.permission;
              ServiceWorkerRegistration.prototype.showNotification = () => Promise.reject(new TypeError("No permission"));
            }
            """);

        await using var first = await Client.WriteAsync(_host.Mount, ["Первый"]);
        await using var second = await Client.WriteAsync(_host.Mount, ["Второй"]);

        await Expect(anna.Rows).ToHaveCountAsync(2);
        await anna.ExpectUnreadAsync("mine", 2);
        _stage.Complaints.Where(complaint => complaint.StartsWith("exception", StringComparison.Ordinal)).Should().BeEmpty();
        await anna.Page.Locator(".profile").ClickAsync();
        await Expect(anna.Page.GetByRole(Microsoft.Playwright.AriaRole.Switch, new() { Name = "Этот браузер не умеет показывать уведомления" })).ToBeVisibleAsync();
    }

    // A click on a notification that the worker made leads to the dialog: in a tab that is open, else in a new one
    [Fact]
    public async Task A_click_on_the_workers_notification_leads_to_the_dialog()
    {
        await using var first = await Client.WriteAsync(_host.Mount, ["Первый"]);
        await using var second = await Client.WriteAsync(_host.Mount, ["Второй"]);
        var profile = await _stage.NewProfileAsync();
        await profile.GrantPermissionsAsync(["notifications"]);
        var anna = await _stage.SignInAsync(_host.Mount, profile: profile);
        await anna.Page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await anna.OpenAsync("Первый");
        var dialog = await anna.Rows.Filter(new() { HasText = "Второй" }).GetAttributeAsync("data-dialog-id");
        var worker = await ServiceWorker.AttachAsync(chromium.Browser, $"{_host.Mount}/console-worker.js");

        var heard = await ClickAsync(worker, $"/d/{dialog}");
        heard.Should().Equal("focus");
        await anna.ExpectTextsAsync("Второй");
        await Expect(anna.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"#/d/{dialog}$"));
        await anna.Page.GoBackAsync();
        await anna.ExpectTextsAsync("Первый");

        // A tab of another page is none, nor one of another project.
        await anna.Page.GotoAsync($"{_host.Mount}/console?project=other");
        var opened = (await ClickAsync(worker, $"/d/{dialog}")).Should().ContainSingle().Subject;
        opened.Should().Be($"open {_host.Mount}/console?project=main#/d/{dialog}");
        var page = await profile.NewPageAsync();
        await page.GotoAsync(opened["open ".Length..]);
        await new OperatorPage(page).ExpectTextsAsync("Второй");
    }

    /// <summary>
    /// What the worker does at a click on its notification. Nobody can click outside a page here, and without a real click the browser lets no worker
    /// focus a tab or open one: those two calls are heard instead.
    /// </summary>
    private static async Task<string[]> ClickAsync(ServiceWorker worker, string place) => [.. (await worker.CallAsync(
        """
        async place => {
          const heard = [];
          WindowClient.prototype.focus = async function () { heard.push("focus"); return this; };
          Clients.prototype.openWindow = async url => { heard.push(`open ${url}`); return null; };
          await registration.showNotification("Весть", { tag: place, data: { place, project: "main" } });
          const [notification] = await registration.getNotifications({ tag: place });
          const event = new NotificationEvent("notificationclick", { notification });
          let done;
          event.waitUntil = wait => { done = wait; };
          dispatchEvent(event);
          await done;
          if ((await registration.getNotifications({ tag: place })).length) heard.push("left");
          return heard;
        }
        """,
        place)).EnumerateArray().Select(one => one.GetString()!)];

    /// <summary>Anna at the desk with sound and notices on.</summary>
    private async Task<OperatorPage> ListenAsync(Microsoft.Playwright.IBrowserContext? profile = null)
    {
        if (profile is null)
        {
            profile = await _stage.NewProfileAsync();
            await profile.GrantPermissionsAsync(["notifications"]);
            await profile.AddInitScriptAsync(Listen);
        }

        var anna = await _stage.SignInAsync(_host.Mount, profile: profile);
        await anna.Page.Locator(".profile").ClickAsync();
        var notices = anna.Page.GetByRole(Microsoft.Playwright.AriaRole.Switch, new() { Name = "Уведомления на рабочем столе" });
        if (await notices.GetAttributeAsync("aria-checked") != "true")
        {
            await notices.ClickAsync();
        }

        await anna.Page.Keyboard.PressAsync("Escape");
        return anna;
    }

    private static async Task ExpectHeardAsync(OperatorPage desk, int tones, params string[] texts)
    {
        await desk.Page.WaitForFunctionAsync("count => __notices.length === count", texts.Length);
        (await desk.Page.EvaluateAsync<string[]>("() => __notices.map(notice => notice.body)")).Should().Equal(texts);
        (await desk.Page.EvaluateAsync<int>("() => __tones")).Should().Be(tones);
    }
}

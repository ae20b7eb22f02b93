using System.Globalization;
using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Team;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

/// <summary>A thousand dialogs in the list and five thousand messages in one of them: whatever is flung, typed or opened, the page never stands still.</summary>
[Collection(nameof(Measured))]
[Trait("Kind", "Breadth")]
public sealed class LongDeskTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Dialogs = 1_000;
    private const int Messages = 5_000;
    private const string Sign = "Самый длинный";

    /// <summary>The most that the main thread does at a stretch.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(50);

    private static readonly string[] Texts =
    [
        "Здравствуйте! Подскажите, пожалуйста, когда привезут заказ?",
        "Да",
        "Хорошо, спасибо большое. А можно ли поменять адрес доставки, если курьер ещё не выехал? Мы переехали на прошлой неделе, и новый адрес я в личном кабинете указать не успел.",
        "Вот ссылка: https://shop.example/orders/4211?from=mail, и мой телефон +7 900 123-45-67",
        "Один\nдва\nтри",
        "מתי יגיע המשלוח שלי?",
        "👍 договорились",
    ];

    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;
    private DialogId _long;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync();
        await Parallel.ForEachAsync(Enumerable.Range(1, Dialogs - 1), async (number, _) => await SayAsync(await AddVisitorAsync(), $"Вопрос {number}"));
        var visitor = await AddVisitorAsync();
        await SayAsync(visitor, Sign);
        // Not by a search, whose index may be 2 s behind.
        var begun = await _host.Chat.Storage.Dialogs.FindByVisitorAsync(visitor.Project, visitor.Visitor, ChannelKind.Site, CancellationToken.None);
        var dialog = _long = begun!.Id;
        var anna = new DeskActor { Project = _host.Anna.Project, Member = _host.Anna.Id };
        await AnswerAsync(anna, dialog, saw: null, "Слушаю");
        for (var number = 3; number <= Messages; number++)
        {
            var text = $"{number}. {Texts[number % Texts.Length]}";
            if (number % 5 < 3)
            {
                await SayAsync(visitor, text);
            }
            else
            {
                await AnswerAsync(anna, dialog, anna.Member, text);
            }
        }
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Flinging_typing_and_switching_take_no_long_task()
    {
        output.WriteLine($"load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
        var anna = await _stage.SignInAsync(_host.Mount);
        var tasks = await LongTasks.WatchAsync(anna.Page);
        var gestures = await anna.Page.Context.NewCDPSessionAsync(anna.Page);
        await anna.Page.EvaluateAsync(
            """
            () => {
              window.__frames = [];
              let last = 0;
              const frame = now => { if (last) __frames.push(now - last); last = now; requestAnimationFrame(frame); };
              requestAnimationFrame(frame);
            }
            """);
        var longest = new Dictionary<string, TimeSpan>();
        async Task MeasureAsync(string what, Func<Task> act)
        {
            await anna.Page.EvaluateAsync("() => { __frames.length = 0; }");
            longest[what] = await tasks.LongestAsync(act);
            var frames = await anna.Page.EvaluateAsync<double[]>("() => __frames");
            var slow = frames.Count(frame => frame > 50);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: longest task {longest[what].TotalMilliseconds:0} ms, {slow} of {frames.Length} frames over 50 ms, worst {frames.Max():0}"));
        }

        await Expect(anna.Rows.First).ToBeVisibleAsync();
        await MeasureAsync("flinging the list down", () => FlingAsync(anna, gestures, ".list-scroll", -1, () => IsAtEndAsync(anna)));
        (await anna.Rows.CountAsync()).Should().BeLessThan(60, "only what is near stands on the page");
        await MeasureAsync("flinging the list up", () => FlingAsync(anna, gestures, ".list-scroll", 1, () => IsAtTopAsync(anna, ".list-scroll")));

        await anna.Page.EvaluateAsync("dialog => { location.hash = `/d/${dialog}`; }", $"{_long.Value}");
        await Expect(anna.Bubbles.First).ToBeVisibleAsync();
        await MeasureAsync("flinging the thread up, loading it", () => FlingAsync(anna, gestures, ".column", 1, () => IsWholeAsync(anna)));
        (await anna.Bubbles.CountAsync()).Should().BeLessThan(120, "only what is near stands on the page");
        await MeasureAsync("flinging the thread down", () => FlingAsync(anna, gestures, ".column", -1, times: 5));
        await MeasureAsync("flinging the thread up again", () => FlingAsync(anna, gestures, ".column", 1, times: 5));
        await MeasureAsync("jumping to the end", async () =>
        {
            await anna.Page.Locator(".to-newest").ClickAsync();
            await Expect(anna.Bubbles.Last).ToBeInViewportAsync();
        });
        await MeasureAsync("typing", async () =>
        {
            await anna.Field.FocusAsync();
            await anna.Page.Keyboard.TypeAsync("Здравствуйте! Сейчас посмотрю, где ваш заказ, и сразу напишу.", new() { Delay = 15 });
        });
        var address = await anna.Page.EvaluateAsync<string>("() => location.hash");
        await anna.Rows.First.ClickAsync();
        await Expect(anna.Bubbles).ToHaveCountAsync(1);
        double[] times = [];
        await MeasureAsync("switching from cache", async () => times = await SwitchAsync(anna, address));
        Array.Sort(times);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"opened from cache in {times[times.Length / 2]:0} ms (median), {times[0]:0} to {times[^1]:0}"));

        longest.Should().OnlyContain(pair => pair.Value < Most);
    }

    /// <summary>How long after each change of the address the thread stands on the screen.</summary>
    private static Task<double[]> SwitchAsync(OperatorPage anna, string there) => anna.Page.EvaluateAsync<double[]>(
        """
        async there => {
          const here = location.hash;
          const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
          const times = [];
          for (let index = 0; index < 20; index++) {
            const before = document.querySelector(".thread-pane .column");
            const began = performance.now();
            location.hash = index % 2 ? here : there;
            await new Promise(done => {
              const look = () => {
                const column = document.querySelector(".thread-pane .column");
                if (column && column !== before && column.querySelector("[data-message-id]")) done(watch.disconnect());
              };
              const watch = new MutationObserver(look);
              watch.observe(document.body, { childList: true, subtree: true });
            });
            await painted();
            if (index % 2 === 0) times.push(performance.now() - began);
            for (let rest = 0; rest < 30; rest++) await painted();
          }
          return times;
        }
        """,
        there);

    private static async Task FlingAsync(OperatorPage anna, ICDPSession gestures, string place, int way, Func<Task<bool>>? until = null, int times = 60)
    {
        var box = (await anna.Page.Locator(place).BoundingBoxAsync())!;
        for (var count = 0; count < times; count++)
        {
            await gestures.SendAsync("Input.synthesizeScrollGesture", new()
            {
                ["x"] = (int)(box.X + (box.Width / 2)),
                ["y"] = (int)(box.Y + (box.Height / 2)),
                ["yDistance"] = way * 12_000,
                ["speed"] = 12_000,
                ["gestureSourceType"] = "mouse",
            });
            if (until is not null && await until())
            {
                return;
            }
        }
    }

    private static Task<bool> IsAtEndAsync(OperatorPage anna) => anna.Page.EvaluateAsync<bool>($"() => !!document.querySelector(\"[aria-posinset='{Dialogs}']\")");

    private static Task<bool> IsAtTopAsync(OperatorPage anna, string place) => anna.Page.EvaluateAsync<bool>("place => document.querySelector(place).scrollTop === 0", place);

    private static Task<bool> IsWholeAsync(OperatorPage anna) =>
        anna.Page.EvaluateAsync<bool>("() => document.querySelector('.column').scrollTop === 0 && !document.querySelector('.history-note')");

    private async Task<VisitorActor> AddVisitorAsync()
    {
        var site = _host.Chat.Admin.Projects[0].Sites[0];
        var visitor = new Visitor { Project = site.Project, Id = new VisitorId(Guid.CreateVersion7()), Site = site.Id, CreatedAt = _host.Chat.Clock.Now };
        await _host.Chat.Storage.Visitors.AddAsync(visitor, visitor.Id.Value.ToByteArray(), CancellationToken.None);
        return new VisitorActor { Project = site.Project, Site = site.Id, Visitor = visitor.Id };
    }

    private async Task SayAsync(VisitorActor visitor, string text) => await _host.Chat.Visitors.SayAsync(visitor, new MessageId(Guid.CreateVersion7()), text);

    private async Task AnswerAsync(DeskActor anna, DialogId dialog, MemberId? saw, string text) =>
        await _host.Chat.Desk.AnswerAsync(anna, dialog, new MessageId(Guid.CreateVersion7()), text, saw);
}

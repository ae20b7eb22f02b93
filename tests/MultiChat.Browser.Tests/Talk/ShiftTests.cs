using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Dialogs;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

/// <summary>A morning's work: everybody who waits is answered, in whichever way somebody works.</summary>
[Collection(nameof(Browsing.Talk))]
public sealed class ShiftTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Waiting = 15;
    private readonly Stage _stage = new(chromium, output);
    private readonly List<VisitorClient> _visitors = [];
    private ChatHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync();
        for (var number = 1; number <= Waiting; number++)
        {
            _visitors.Add(await Client.WriteAsync(_host.Mount, [$"Вопрос {number:00}"]));
        }
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        foreach (var visitor in _visitors)
        {
            await visitor.DisposeAsync();
        }

        await _host.DisposeAsync();
    }

    [Fact]
    public async Task By_keyboard_alone_each_is_answered_once_in_the_order_of_waiting()
    {
        var anna = await _stage.SignInAsync(_host.Mount);
        var keys = anna.Page.Keyboard;
        await Expect(anna.Rows.First).ToBeVisibleAsync();
        for (var number = 1; number <= Waiting; number++)
        {
            await keys.PressAsync("Alt+KeyJ");
            await anna.ExpectTextsAsync($"Вопрос {number:00}");
            await Expect(anna.Field).ToBeFocusedAsync();
            await keys.TypeAsync("Ответ");
            await keys.PressAsync("Control+Enter");
            await anna.ExpectTextsAsync($"Вопрос {number:00}", "Ответ");
        }

        await keys.PressAsync("Alt+KeyJ");
        await Expect(anna.Toasts).ToContainTextAsync("Всё отвечено");
        await ExpectEachAnsweredOnceAsync();
    }

    // After a closing the next one comes by itself, and never nothing.
    [Fact]
    [Trait("Kind", "Breadth")]
    public async Task By_mouse_each_is_answered_closed_and_followed_by_the_next()
    {
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.Rows.First.ClickAsync();
        for (var number = 1; number <= Waiting; number++)
        {
            await anna.ExpectTextsAsync($"Вопрос {number:00}");
            await anna.Field.FillAsync("Ответ");
            await anna.Send.ClickAsync();
            await anna.ExpectTextsAsync($"Вопрос {number:00}", "Ответ");
            await anna.Command("close").ClickAsync();
        }

        await Expect(anna.Thread.Locator("[data-reopen]")).ToBeVisibleAsync();
        await anna.Section("archive").ClickAsync();
        await Expect(anna.Rows).ToHaveCountAsync(Waiting);
        await ExpectEachAnsweredOnceAsync();
    }

    [Fact]
    [Trait("Kind", "Breadth")]
    public async Task On_a_phone_each_is_answered_from_the_list()
    {
        var anna = await _stage.SignInAsync(_host.Mount, look: new Look { IsPhone = true });
        for (var number = 1; number <= Waiting; number++)
        {
            await anna.Rows.First.TapAsync();
            await anna.ExpectTextsAsync($"Вопрос {number:00}");
            await anna.Field.FillAsync("Ответ");
            await anna.Send.TapAsync();
            await anna.ExpectTextsAsync($"Вопрос {number:00}", "Ответ");
            await anna.Page.GoBackAsync();
            await Expect(anna.Rows.First).ToBeVisibleAsync();
            await Expect(anna.Page.Locator("[data-waiting]")).ToHaveCountAsync(Waiting - number);
        }

        await ExpectEachAnsweredOnceAsync();
    }

    private async Task ExpectEachAnsweredOnceAsync()
    {
        await using var observer = await Stage.ObserveAsync(_host.Mount);
        var answers = new List<int>();
        foreach (var section in new[] { "mine", "common", "archive" })
        {
            foreach (var row in (await observer.ListAsync(section)).List("rows"))
            {
                var thread = await observer.OpenAsync(new DialogId(row.Id("id")));
                answers.Add(thread.Items.Count(item => item.Text("kind") == "message" && item.GetProperty("message").Text("from") == "operator"));
            }
        }

        answers.Should().Equal(Enumerable.Repeat(1, Waiting));
    }
}

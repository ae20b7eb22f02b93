using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

/// <summary>What counts as read, where much is unread.</summary>
[Collection(nameof(Browsing.Talk))]
public sealed class ReadingTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // M3: read is what was on a visible, focused page; the end's stickiness belongs to one dialog and one visit
    [Fact]
    public async Task Messages_that_were_not_on_the_screen_stay_unread_and_their_author_is_not_told()
    {
        await using var other = await Client.WriteAsync(_host.Mount, Texts("Другой", 3));
        await using var visitor = await Client.WriteAsync(_host.Mount, Texts("Вопрос", 45));
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync("Другой");
        await other.WaitUntilAsync(one => Read(one) == 3);

        await anna.OpenAsync("Вопрос");

        await visitor.WaitUntilAsync(one => Read(one) > 0);
        await Expect(anna.Message("Вопрос 1")).ToBeInViewportAsync();
        await Expect(anna.Message("Вопрос 45")).Not.ToBeInViewportAsync();
        Read(visitor).Should().BeInRange(5, 40);
        var unread = await anna.Rows.Filter(new() { HasText = "Вопрос" }).GetAttributeAsync("data-unread");
        unread.Should().Be($"{45 - Read(visitor)}");

        await anna.Page.Locator(".column").HoverAsync();
        while (Read(visitor) < 45)
        {
            var before = Read(visitor);
            await anna.Page.Mouse.WheelAsync(0, 300);
            await visitor.WaitUntilAsync(one => Read(one) > before);
        }

        await Expect(anna.Rows.Filter(new() { HasText = "Вопрос" })).ToHaveAttributeAsync("data-unread", "0");
    }

    // Opened at the first unread, with the line above it, however many there are
    [Fact]
    public async Task A_dialog_opens_at_its_first_unread_message_even_where_the_snapshot_ends_after_it()
    {
        await using var visitor = await Client.WriteAsync(_host.Mount, Texts("Вопрос", 10));
        await using (var observer = await Stage.ObserveAsync(_host.Mount, "anna@example.org"))
        {
            await observer.ReadAsync(await observer.GetDialogAsync(), 10);
        }

        foreach (var text in Texts("Ещё", 71))
        {
            await visitor.SendAsync(text);
        }

        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync("Ещё");

        await Expect(anna.Thread.Locator(".unread-line")).ToBeInViewportAsync();
        await Expect(anna.Message("Вопрос 10")).ToBeInViewportAsync();
        await Expect(anna.Message("Ещё 1")).ToBeInViewportAsync();
        await Expect(anna.Message("Ещё 71")).Not.ToBeInViewportAsync();
    }

    private static IEnumerable<string> Texts(string word, int count) => Enumerable.Range(1, count).Select(number => $"{word} {number}");

    private static long Read(VisitorClient visitor) => visitor.View.Marks?.Number("read") ?? 0;
}

using Microsoft.Extensions.Time.Testing;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Messages;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

[Collection(nameof(Browsing.Talk))]
public sealed class EditTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync(new ChatHostOptions { Time = _clock });

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // E1, E3
    [Fact]
    public async Task The_visitor_sees_an_edit_at_once_and_after_a_reload()
    {
        var visitor = await _stage.BeginAsync(_host.Site, "Сколько стоит?");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        await anna.SayAsync("Сто рублей");
        await visitor.ExpectTextsAsync("Сколько стоит?", "Сто рублей");

        await anna.EditAsync("Сто рублей", "Двести рублей");

        await visitor.ExpectTextsAsync("Сколько стоит?", "Двести рублей");
        await anna.ExpectTextsAsync("Сколько стоит?", "Двести рублей");
        await Expect(anna.Message("Двести рублей").Locator(".edited")).ToBeVisibleAsync();
        await visitor.Page.ReloadAsync();
        await visitor.OpenAsync();
        await visitor.ExpectTextsAsync("Сколько стоит?", "Двести рублей");
    }

    // E2: 9:59.999 and 10:00.000, on every way in
    [Fact]
    public async Task Editing_is_refused_at_exactly_ten_minutes_in_the_console_through_the_hub_and_through_rest()
    {
        var visitor = await _stage.BeginAsync(_host.Site, "Сколько стоит?");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        await anna.SayAsync("Сто рублей");
        await using var client = await Stage.ObserveAsync(_host.Mount, "anna@example.org");
        var view = await client.OpenAsync(await client.GetDialogAsync());
        var dialog = await client.GetDialogAsync();
        var message = new MessageId(view.Messages[^1].Id("id"));

        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        await anna.EditAsync("Сто рублей", "Двести рублей");
        await visitor.ExpectTextsAsync("Сколько стоит?", "Двести рублей");
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        await anna.EditAsync("Двести рублей", "Триста рублей");
        await Expect(anna.Editor.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("Время для изменения вышло");
        await Expect(anna.Editor.Locator("textarea")).ToHaveValueAsync("Триста рублей");
        await RefuseAsync(() => client.EditAsync(dialog, message, "Триста рублей", 1));
        await RefuseAsync(() => client.Rest.PutAsync(
            $"v1/p/main/dialogs/{dialog.Value}/messages/{message.Value}", new { text = "Триста рублей", revision = 1 }));
        await visitor.ExpectTextsAsync("Сколько стоит?", "Двести рублей");
    }

    private static async Task RefuseAsync(Func<Task> edit) =>
        (await edit.Should().ThrowAsync<WireRefusedException>()).Which.Code.Should().Be("edit_window_over");
}

using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Trouble;

[Collection(nameof(Restarts))]
public sealed class RestartTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // G1, G4, D5, D10
    [Fact]
    public async Task Messages_unread_numbers_and_the_responsible_are_there_after_a_restart()
    {
        var one = await _stage.BeginAsync(_host.Site, "Первый клиент");
        var other = await _stage.BeginAsync(_host.Site, "Второй клиент");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync("Первый клиент");
        await anna.SayAsync("Отвечаю первому");
        await one.ExpectTextsAsync("Первый клиент", "Отвечаю первому");
        await other.SayAsync("Вы меня слышите?");
        await anna.ExpectUnreadAsync("mine", 1);

        await _host.StopAsync();
        await _host.StartAgainAsync();
        await anna.Page.ReloadAsync();

        await anna.ExpectTextsAsync("Первый клиент", "Отвечаю первому");
        await Expect(anna.Head).ToHaveAttributeAsync("data-responsible", $"{_host.Anna.Id.Value}");
        await anna.ExpectUnreadAsync("mine", 1);
        await Expect(anna.Rows.Filter(new() { HasText = "Вы меня слышите?" })).ToHaveAttributeAsync("data-unread", "2");
        await one.ExpectJoinedAsync();
        await one.SayAsync("Спасибо");
        await anna.ExpectTextsAsync("Первый клиент", "Отвечаю первому", "Спасибо");
        await anna.SayAsync("Пожалуйста");
        await one.ExpectTextsAsync("Первый клиент", "Отвечаю первому", "Спасибо", "Пожалуйста");
        await other.Page.ReloadAsync();
        await other.OpenAsync();
        await other.ExpectTextsAsync("Второй клиент", "Вы меня слышите?");
    }

    // a number ahead of the store, or a foreign tag, means Resync, never silence; invariant 8
    [Fact]
    public async Task Pages_that_saw_more_than_a_restored_copy_show_the_copy_and_go_on()
    {
        var visitor = await _stage.BeginAsync(_host.Site, "Раз");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        await anna.SayAsync("Два");
        await anna.ExpectStateAsync("Два", "read");
        var copy = $"{_host.File}.copy";
        await _host.StopAsync();
        File.Copy(_host.File, copy);
        await _host.StartAgainAsync();
        await visitor.ExpectJoinedAsync();
        await visitor.SayAsync("Пропадёт");
        await anna.SayAsync("И это пропадёт");
        await visitor.ExpectTextsAsync("Раз", "Два", "Пропадёт", "И это пропадёт");
        await anna.ExpectTextsAsync("Раз", "Два", "Пропадёт", "И это пропадёт");

        await _host.StopAsync();
        File.Copy(copy, _host.File, overwrite: true);
        await _host.StartAgainAsync();

        await anna.ExpectTextsAsync("Раз", "Два");
        await visitor.ExpectTextsAsync("Раз", "Два");
        await visitor.SayAsync("Три");
        await anna.ExpectTextsAsync("Раз", "Два", "Три");
        await anna.SayAsync("Четыре");
        await visitor.ExpectTextsAsync("Раз", "Два", "Три", "Четыре");
        await anna.ExpectStateAsync("Четыре", "read");
    }
}

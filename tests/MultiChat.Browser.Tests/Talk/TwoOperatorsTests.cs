using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Testing;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

/// <summary>Two operators do the same before either has heard of the other: their lines are frozen while they click.</summary>
[Collection(nameof(Browsing.Talk))]
public sealed class TwoOperatorsTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;
    private CuttableProxy _line = null!;
    private VisitorPage _visitor = null!;
    private OperatorPage _anna = null!;
    private OperatorPage _boris = null!;
    private OperatorClient _observer = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync();
        _line = new CuttableProxy(_host.Port);
        _visitor = await _stage.BeginAsync(_host.Site, "Кто ответит?");
        var mount = new UriBuilder(_host.Mount) { Port = _line.Port }.Uri;
        _anna = await _stage.SignInAsync(mount);
        _boris = await _stage.SignInAsync(mount, "boris@example.org");
        await _anna.OpenAsync();
        await _boris.OpenAsync();
        // Before anything happens: a toast does not wait for somebody to sign in.
        _observer = await Stage.ObserveAsync(_host.Mount);
    }

    public async Task DisposeAsync()
    {
        await _observer.DisposeAsync();
        await _line.DisposeAsync();
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // D5: of simultaneous takers exactly one wins, the others are told who
    [Fact]
    public async Task Of_two_who_take_a_dialog_at_once_one_wins_and_the_other_is_told_who()
    {
        _line.Freeze();
        await _anna.Command("take").ClickAsync();
        await _boris.Command("take").ClickAsync();
        _line.Thaw();

        var (winner, loser, name) = await FindWinnerAsync();
        await Expect(winner.Toasts.Filter(new() { HasText = "теперь ваш" })).ToBeVisibleAsync();
        await Expect(loser.Toasts.Filter(new() { HasText = $"Теперь отвечает {name}" })).ToBeVisibleAsync();
        await Expect(loser.Head.Locator(".thread-responsible")).ToHaveTextAsync(name);
        await Expect(loser.Happened("taken")).ToContainTextAsync(name);
        await Expect(loser.Toasts).ToHaveCountAsync(1);
        await Expect(winner.Happened("taken")).ToHaveCountAsync(1);
        await Expect(loser.Happened("taken")).ToHaveCountAsync(1);
        await Expect(_visitor.Happened("joined")).ToContainTextAsync(name);
    }

    // D5: of simultaneous first answerers exactly one wins, the others get their text back
    [Fact]
    public async Task Of_two_first_answers_one_is_sent_and_the_other_text_is_back_in_its_composer()
    {
        _line.Freeze();
        await _anna.WriteAsync("Ответит Анна");
        await _boris.WriteAsync("Ответит Борис");
        await Expect(_anna.Field).ToHaveValueAsync("");
        await Expect(_boris.Field).ToHaveValueAsync("");
        _line.Thaw();

        var (winner, loser, name) = await FindWinnerAsync();
        var (sent, back) = winner == _anna ? ("Ответит Анна", "Ответит Борис") : ("Ответит Борис", "Ответит Анна");
        await Expect(loser.Returned).ToContainTextAsync(name);
        await Expect(loser.Field).ToHaveValueAsync(back);
        await winner.ExpectTextsAsync("Кто ответит?", sent);
        await loser.ExpectTextsAsync("Кто ответит?", sent);
        await _visitor.ExpectTextsAsync("Кто ответит?", sent);
    }

    private async Task<(OperatorPage Winner, OperatorPage Loser, string WinnersName)> FindWinnerAsync()
    {
        await Expect(_visitor.Happened("joined")).ToHaveCountAsync(1);
        var responsible = (await _observer.GetRowAsync()).GetProperty("responsible").GetGuid();
        return responsible == _host.Anna.Id.Value ? (_anna, _boris, "Анна Петрова") : (_boris, _anna, "Борис");
    }
}

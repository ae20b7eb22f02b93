using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

/// <summary>Who is typing is seen on the other side, and beside the dialog (rule M9).</summary>
[Collection(nameof(Browsing.Talk))]
public sealed class TypingTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;
    private VisitorPage _visitor = null!;
    private OperatorPage _anna = null!;
    private OperatorPage _boris = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync();
        _visitor = await _stage.BeginAsync(_host.Site, "Сколько стоит доставка?");
        _anna = await _stage.SignInAsync(_host.Mount);
        _boris = await _stage.SignInAsync(_host.Mount, "boris@example.org");
        await _anna.OpenAsync();
        await _boris.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task The_visitors_typing_is_seen_in_the_list_and_in_the_thread_until_the_message_comes()
    {
        await _visitor.Field.PressSequentiallyAsync("А сам");

        await Expect(_anna.Rows.Locator("[data-typing]")).ToHaveTextAsync("печатает…");
        await Expect(_boris.Page.Locator(".typing-line")).ToHaveTextAsync("Клиент печатает…");
        await _visitor.SayAsync("А самовывоз?");
        await _anna.ExpectTextsAsync("Сколько стоит доставка?", "А самовывоз?");
        await Expect(_anna.Page.Locator("[data-typing]")).ToHaveCountAsync(0);
        await Expect(_boris.Page.Locator("[data-typing]")).ToHaveCountAsync(0);
        _stage.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task An_operators_typing_is_seen_by_the_visitor_and_by_the_other_operators()
    {
        await _boris.Field.PressSequentiallyAsync("Дос");

        await Expect(Line).ToHaveTextAsync("Борис печатает…");
        await Expect(_anna.Page.Locator(".typing-line")).ToHaveTextAsync("Борис печатает…");
        await Expect(_boris.Page.Locator("[data-typing]")).ToHaveCountAsync(0);
        await _boris.Field.FillAsync("");
        await Expect(Line).ToHaveTextAsync("");
        await Expect(_anna.Page.Locator("[data-typing]")).ToHaveCountAsync(0);
        _stage.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_notes_typing_is_seen_by_nobody()
    {
        await _boris.Page.Locator("[data-mode=note]").ClickAsync();
        await _boris.Field.PressSequentiallyAsync("Просит скидку");
        await _boris.Field.PressAsync("Control+Enter");

        await Expect(_anna.Thread.Locator("[data-note]")).ToContainTextAsync("Просит скидку");
        await Expect(_anna.Page.Locator("[data-typing]")).ToHaveCountAsync(0);
        await Expect(Line).ToHaveTextAsync("");
    }

    private ILocator Line => _visitor.Panel.Locator("[data-typing]");
}

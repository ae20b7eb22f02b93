using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

[Collection(nameof(Browsing.Talk))]
public sealed class ChannelTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private readonly SmsChannel _sms = new();
    private readonly CallChannel _call = new();
    private ChatHost _host = null!;

    public async Task InitializeAsync() =>
        _host = await ChatHost.StartAsync(new ChatHostOptions { Channels = [_sms, _call] });

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // H1
    [Fact]
    public async Task Where_a_channel_cannot_send_a_sentence_stands_in_place_of_the_composer()
    {
        await _host.ReceiveAsync(_call, "Перезвоните мне");
        var anna = await _stage.SignInAsync(_host.Mount);

        await anna.OpenAsync();

        await Expect(anna.Thread.Locator("[data-cannot-send]")).ToHaveTextAsync("В этот канал писать нельзя.");
        await Expect(anna.Field).ToHaveCountAsync(0);
    }

    // H1, M4, E2
    [Fact]
    public async Task Where_a_channel_has_no_receipts_and_no_edits_an_answer_goes_out_without_a_mark_and_without_an_edit()
    {
        await _host.ReceiveAsync(_sms, "Сколько стоит?");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();

        await anna.WriteAsync("Сто рублей");
        (await _sms.Sent).Should().Be("Сто рублей");

        await anna.ExpectTextsAsync("Сколько стоит?", "Сто рублей");
        await Expect(anna.Thread.Locator("[data-state]")).ToHaveCountAsync(0);
        await Expect(anna.Head.Locator("[data-online]")).ToHaveCountAsync(0);
        await anna.Message("Сто рублей").ClickAsync(new() { Button = MouseButton.Right });
        await Expect(anna.MenuItem("copy")).ToBeVisibleAsync();
        await Expect(anna.MenuItem("edit")).ToHaveCountAsync(0);
        await anna.Page.Keyboard.PressAsync("Escape");
        await anna.Field.FillAsync(new string('я', 71));
        await Expect(anna.Send).ToHaveAttributeAsync("aria-disabled", "true");
    }
}

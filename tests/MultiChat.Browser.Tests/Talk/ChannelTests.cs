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
    private readonly CallChannel _long = new("a-kind-of-32-letters-is-allowed-");
    private ChatHost _host = null!;

    public async Task InitializeAsync() =>
        _host = await ChatHost.StartAsync(new ChatHostOptions { Channels = [_sms, _call, _long] });

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // H1
    [Fact]
    public async Task Where_a_channel_cannot_send_the_composer_is_a_note_field_under_a_sentence()
    {
        await _host.ReceiveAsync(_call, "Перезвоните мне");
        var anna = await _stage.SignInAsync(_host.Mount);

        await anna.OpenAsync();

        await Expect(anna.Thread.Locator("[data-cannot-send]")).ToHaveTextAsync(
            "В канал «call» писать нельзя. Свяжитесь с клиентом по контактам из карточки.");
        await Expect(anna.Head.Locator(".thread-channel")).ToHaveTextAsync("call");
        await Expect(anna.Send).ToHaveCountAsync(0);
        await anna.Field.FillAsync("Перезвонила, ждёт счёт");
        await anna.Field.PressAsync("Control+Enter");
        await Expect(anna.Thread.Locator("[data-note]")).ToContainTextAsync("Перезвонила, ждёт счёт");
        await anna.RunFromMenuAsync("close");
        await Expect(anna.Thread.Locator(".composer p")).ToHaveTextAsync("Диалог в архиве. В канал «call» писать нельзя.");
    }

    // H1: widths from 360 px
    [Theory]
    [InlineData("ru", 360)]
    [InlineData("en", 390)]
    public async Task On_a_phone_the_channels_name_and_the_sentence_stay_within_the_screen(string language, int width)
    {
        await _host.ReceiveAsync(_long, "Перезвоните мне");
        var anna = await _stage.SignInAsync(_host.Mount, look: new Look { Language = language, IsPhone = true });
        await anna.Page.SetViewportSizeAsync(width, 844);

        await anna.OpenAsync();

        var about = (await anna.Head.Locator(".thread-who").BoundingBoxAsync())!;
        var channel = (await anna.Head.Locator(".thread-channel").BoundingBoxAsync())!;
        var sentence = anna.Thread.Locator("[data-cannot-send] p");
        var said = (await sentence.BoundingBoxAsync())!;
        (channel.X + channel.Width).Should().BeLessThanOrEqualTo(about.X + about.Width);
        (channel.Y + channel.Height).Should().BeLessThanOrEqualTo(about.Y + about.Height + 1, "it stands on the line that is shown");
        said.X.Should().BeGreaterThanOrEqualTo(0);
        (said.X + said.Width).Should().BeLessThanOrEqualTo(width);
        (said.Y + said.Height).Should().BeLessThanOrEqualTo(844);
        (await sentence.EvaluateAsync<bool>("said => said.scrollWidth <= said.clientWidth")).Should().BeTrue("nothing is cut");
        (await anna.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue("nothing sticks out sideways");
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

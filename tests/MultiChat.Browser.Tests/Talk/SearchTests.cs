using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

[Collection(nameof(Browsing.Talk))]
public sealed class SearchTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_result_opens_at_the_line_that_matched()
    {
        string[] texts = ["Где моя ёлка?", .. Enumerable.Range(1, 70).Select(number => $"Строка {number}")];
        await using var visitor = await Client.WriteAsync(_host.Mount, texts);
        var anna = await _stage.SignInAsync(_host.Mount);
        var search = anna.Page.Locator("#list-search");

        await search.FillAsync("елка");
        await anna.OpenAsync();

        await Expect(anna.Thread.Locator("mark")).ToHaveTextAsync("ёлка");
        await Expect(anna.Thread.Locator("mark")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Signs_between_words_do_not_hide_the_line_that_matched()
    {
        await using var visitor = await Client.WriteAsync(_host.Mount, ["Есть ли у вас Wi-Fi?", "Заказ AB-12345"]);
        var anna = await _stage.SignInAsync(_host.Mount);
        var search = anna.Page.Locator("#list-search");

        await search.FillAsync("wi-fi");
        await anna.OpenAsync();
        await Expect(anna.Thread.Locator("mark")).ToHaveTextAsync(["Wi", "Fi"]);

        await search.FillAsync("AB12345");
        await anna.OpenAsync();
        await Expect(anna.Thread.Locator("mark")).ToHaveTextAsync(["AB", "12345"]);
        _stage.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_search_that_failed_without_a_connection_works_by_itself_when_it_is_back()
    {
        await _stage.BeginAsync(_host.Site, "Где мой заказ?");
        var profile = await _stage.NewProfileAsync();
        var anna = await _stage.SignInAsync(_host.Mount, profile: profile);
        await Expect(anna.Rows).ToHaveCountAsync(1);
        await profile.SetOfflineAsync(true);
        await Expect(anna.Page.Locator(".desk")).ToHaveAttributeAsync("data-link", "lost");
        await anna.Page.Locator("#list-search").FillAsync("заказ");
        await Expect(anna.Page.Locator(".list-pane .empty")).ToContainTextAsync("Поиск не удался");

        await profile.SetOfflineAsync(false);

        await Expect(anna.Rows).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_dialog_that_is_not_there_says_so_and_offers_the_list()
    {
        await _stage.BeginAsync(_host.Site, "Здравствуйте");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.Page.GotoAsync($"{_host.Mount}/console#01a20000-0000-7000-8000-0000000000d1");
        await anna.Page.ReloadAsync();

        await Expect(anna.Head).ToContainTextAsync("Диалог не найден");
        await Expect(anna.Page.Locator(".skeleton")).ToHaveCountAsync(0);
        await anna.Thread.Locator("[data-to-list]").ClickAsync();
        await Expect(anna.Page.Locator("#dialogs")).ToBeFocusedAsync();
        await Expect(anna.Head).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Words_for_those_who_listen_are_not_copied()
    {
        await _stage.BeginAsync(_host.Site, "Здравствуйте");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        await anna.SayAsync("Добрый день");

        var copied = await anna.Page.EvaluateAsync<string>(
            """
            () => {
              getSelection().selectAllChildren(document.querySelector(".column"));
              return getSelection().toString();
            }
            """);

        copied.Should().Contain("Здравствуйте").And.Contain("Добрый день").And.NotContain("Клиент:").And.NotContain("Вы:").And.NotContain("Отправлено");
    }

    [Fact]
    public async Task The_question_before_answering_another_operators_dialog_takes_the_focus()
    {
        await _stage.BeginAsync(_host.Site, "Здравствуйте");
        await using (var boris = await Stage.ObserveAsync(_host.Mount))
        {
            await boris.TakeAsync(await boris.GetDialogAsync());
        }

        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.Section("common").ClickAsync();
        await anna.OpenAsync();
        await anna.WriteAsync("Отвечу я");
        var asks = anna.Thread.Locator("[data-asks]");
        await Expect(asks.Locator("button").First).ToBeFocusedAsync();
        await anna.Page.Keyboard.PressAsync("Escape");
        await Expect(asks).ToHaveCountAsync(0);
        await Expect(anna.Field).ToBeFocusedAsync();
        await Expect(anna.Field).ToHaveValueAsync("Отвечу я");
        await anna.Page.Keyboard.PressAsync("Control+Enter");
        await anna.Page.Keyboard.PressAsync("Enter");
        await anna.ExpectTextsAsync("Здравствуйте", "Отвечу я");
    }
}

using System.Text.Json;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Clients;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

[Collection(nameof(Browsing.Talk))]
public sealed class SecrecyTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // C2, E3, invariants 21, 23, 26: what a visitor's page receives, whatever happens at the desk
    [Fact]
    public async Task A_visitors_page_receives_no_generated_name_no_old_text_and_nothing_of_others()
    {
        var stranger = await _stage.BeginAsync(_host.Site, "Тайна другого клиента");
        var profile = await _stage.NewProfileAsync();
        var first = await profile.NewPageAsync();
        var tap = new Wiretap(first);
        await first.GotoAsync($"{_host.Site}");
        var visitor = new VisitorPage(first);
        await visitor.OpenAsync();
        await visitor.SayAsync("Мой вопрос");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync("Мой вопрос");
        await anna.SayAsync("Мой ответ");
        await visitor.ExpectTextsAsync("Мой вопрос", "Мой ответ");
        await anna.Command("close").ClickAsync();
        await Expect(visitor.Happened("closed")).ToBeVisibleAsync();
        await visitor.SayAsync("Ещё вопрос");
        // After a closing the next dialog comes by itself.
        await anna.OpenAsync("Ещё вопрос");
        await stranger.SayAsync("Вторая тайна другого клиента");
        var heard = await tap.ReadAllAsync();

        // While the visitor is away an answer is written and edited, and the card is filled.
        await visitor.CloseTabAsync();
        await anna.SayAsync("Старый секретный текст");
        await anna.EditAsync("Старый секретный текст", "Новый текст");
        await Expect(anna.Message("Новый текст")).ToBeVisibleAsync();
        await using var observer = await Stage.ObserveAsync(_host.Mount);
        var rows = (await observer.ListAsync("mine")).List("rows").Concat((await observer.ListAsync("common")).List("rows")).ToArray();
        var mine = rows.Single(row => row.GetProperty("last").Text("text") == "Новый текст");
        var strangers = rows.Single(row => row.Id("id") != mine.Id("id"));
        var client = await ReadCardAsync(observer, mine);
        await observer.FillCardAsync(
            new ClientId(client.Id("id")), client.Number("version"), new ClientCard { Name = "Пётр Настоящий", Comment = "Пометка для своих" });
        var second = await profile.NewPageAsync();
        tap = new Wiretap(second);
        await second.GotoAsync($"{_host.Site}");
        visitor = new VisitorPage(second);
        await visitor.OpenAsync();
        await visitor.ExpectTextsAsync("Мой вопрос", "Мой ответ", "Ещё вопрос", "Новый текст");
        heard += await tap.ReadAllAsync();

        string[] secrets =
        [
            client.Text("generatedName"),
            client.Text("id"),
            "Пётр Настоящий",
            "Пометка для своих",
            "Старый секретный текст",
            "айна другого клиента",
            strangers.Text("id"),
            strangers.GetProperty("client").Text("id"),
            strangers.GetProperty("client").Text("name"),
            _host.Anna.Email,
            $"{_host.Anna.Account.Value}",
            $"{_host.Boris.Id.Value}",
            "revision",
            "generated",
            "class",
            "inquiry",
        ];
        foreach (var secret in secrets)
        {
            heard.Should().NotContainEquivalentOf(secret);
        }

        heard.Should().Contain("Мой ответ").And.Contain("Новый текст", "the tap hears");
    }

    private static async Task<JsonElement> ReadCardAsync(OperatorClient observer, JsonElement row) =>
        await observer.ClientAsync(new ClientId(row.GetProperty("client").Id("id")));
}

using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>Rule T8: the visitor sees the operator's photo beside the answers, and their initials where there is none.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class OperatorPhotoTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const string SavePhoto =
        """
        async address => {
          const canvas = new OffscreenCanvas(256, 256);
          canvas.getContext("2d").fillRect(0, 0, 200, 200);
          const body = await canvas.convertToBlob({ type: "image/png" });
          const answer = await fetch(address, { method: "PUT", body, headers: { "X-MultiChat": "1", "Content-Type": "image/png" } });
          return answer.status;
        }
        """;

    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task The_photo_stands_in_the_head_and_beside_the_first_message_of_a_group()
    {
        var boris = await _stage.SignInAsync(_host.Mount, "boris@example.org");
        (await boris.Page.EvaluateAsync<int>(SavePhoto, $"{_host.Mount}/v1/p/main/profile/photo")).Should().Be(200);
        var visitor = await _stage.BeginAsync(_host.Site, "Добрый день");
        await boris.OpenAsync("Добрый день");

        await boris.SayAsync("Здравствуйте");
        await boris.SayAsync("Чем помочь?");

        await visitor.ExpectTextsAsync("Добрый день", "Здравствуйте", "Чем помочь?");
        var photos = visitor.Panel.Locator(".avatar img");
        await Expect(photos).ToHaveCountAsync(2);
        await Expect(photos.First).ToHaveAttributeAsync("src", $"{_host.Mount}/v1/photos/{_host.Boris.Photo!.Value.Value}");
        (await photos.First.EvaluateAsync<int>("async photo => { await photo.decode(); return photo.naturalWidth; }")).Should().Be(256);
        await Expect(visitor.Message("Здравствуйте").Locator("img")).ToHaveCountAsync(1);
        _stage.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_a_photo_there_are_initials()
    {
        var visitor = await _stage.BeginAsync(_host.Site, "Добрый день");
        await using var boris = await Stage.ObserveAsync(_host.Mount);
        var dialog = await boris.GetDialogAsync();
        await boris.OpenAsync(dialog);
        await boris.AnswerAsync(dialog, "Здравствуйте");

        await Expect(visitor.Panel.Locator(".avatar")).ToHaveTextAsync(["Б", "Б"]);
        await Expect(visitor.Panel.Locator(".avatar img")).ToHaveCountAsync(0);
    }
}

using System.Text.Json;
using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Team;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Account;

/// <summary>Rule T8: what members say of themselves on their page, and where others see it.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class ProfileTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>A picture of 640 x 480 pixels that compresses badly.</summary>
    private const string MakePicture = """
        async () => {
          const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
          const pen = canvas.getContext("2d");
          for (let i = 0; i < 2000; i++) {
            pen.fillStyle = `hsl(${(i * 47) % 360} 80% ${20 + (i % 60)}%)`;
            pen.fillRect((i * 83) % 640, (i * 59) % 480, 40, 40);
          }
          const picture = await new Promise(done => canvas.toBlob(done, "image/png"));
          return [...new Uint8Array(await picture.arrayBuffer())];
        }
        """;

    private readonly Stage _stage = new(chromium, output);
    private readonly List<string> _found = [];
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_photo_is_chosen_kept_and_seen_by_the_visitor()
    {
        var boris = (await _stage.SignInAsync(_host.Mount, "boris@example.org")).Page;
        await GoAsync(boris);

        await boris.Locator("#profile-photo").SetInputFilesAsync(await PictureAsync(boris));

        await Expect(boris.Locator("[data-photo]")).Not.ToHaveAttributeAsync("data-photo", "");
        var hash = _host.Boris.Photo!.Value.Value;
        await Expect(boris.Locator(".rail-foot .avatar img")).ToHaveAttributeAsync("src", $"/chat/v1/photos/{hash}");
        await boris.ReloadAsync();
        await Expect(boris.Locator("[data-photo]")).ToHaveAttributeAsync("data-photo", hash);
        (await boris.Locator(".own-photo .avatar img").EvaluateAsync<int[]>("async picture => { await picture.decode(); return [picture.naturalWidth, picture.naturalHeight]; }"))
            .Should().Equal(256, 256);
        (await JoinAsync()).GetProperty("operator").GetProperty("photo").GetString().Should().Be(hash);
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri($"{_host.Mount}/v1/photos/{hash}"));
        answer.Content.Headers.ContentType!.MediaType.Should().Be("image/webp");
        (await answer.Content.ReadAsByteArrayAsync()).Length.Should().BeInRange(1_000, 65_536);

        await boris.Locator("[data-remove-photo]").ClickAsync();

        await Expect(boris.Locator("[data-photo='']")).ToBeVisibleAsync();
        await Expect(boris.Locator("#profile-photo")).ToBeFocusedAsync();
        await Expect(boris.Locator(".rail-foot .avatar img")).ToHaveCountAsync(0);
        _host.Boris.Photo.Should().BeNull();
        _stage.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_in_words()
    {
        var boris = (await _stage.SignInAsync(_host.Mount, "boris@example.org")).Page;
        await GoAsync(boris);

        await boris.Locator("#profile-photo").SetInputFilesAsync(new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = "<svg/>"u8.ToArray() });

        await Expect(boris.Locator("[data-photo-trouble='no_picture']")).ToBeVisibleAsync();
        await LookAsync(boris, "a file that is no picture");
        _found.Should().BeEmpty();
    }

    [Fact]
    public async Task Names_and_phone_are_saved_by_keys_and_what_another_changed_is_seen_first()
    {
        var boris = (await _stage.SignInAsync(_host.Mount, "boris@example.org")).Page;
        await GoAsync(boris);
        await TabKey.GoToAsync(Field(boris, "lastName"));
        await boris.Keyboard.TypeAsync("Седов");
        await TabKey.GoToAsync(Field(boris, "phone"));
        await boris.Keyboard.TypeAsync("+7 900 000-00-00");
        await LookAsync(boris, "a profile that is not saved");
        await boris.ReloadAsync();
        await Expect(Field(boris, "lastName")).ToHaveValueAsync("Седов");

        await Field(boris, "phone").PressAsync("Enter");

        await Expect(boris.Locator("[data-unsaved]")).ToHaveCountAsync(0);
        await Expect(boris.Locator("#profile-about")).ToBeFocusedAsync();
        await Expect(boris.Locator(".profile-name")).ToHaveTextAsync("Борис Седов");
        _host.Boris.Should().Match<Member>(member => member.LastName == "Седов" && member.Phone == "+7 900 000-00-00");
        await Field(boris, "firstName").FillAsync("");
        await Field(boris, "firstName").PressAsync("Enter");
        await Expect(boris.Locator("[data-problem='firstName']")).ToBeVisibleAsync();
        await Expect(Field(boris, "firstName")).ToBeFocusedAsync();
        await LookAsync(boris, "a profile without a name");
        await boris.Locator("[data-discard]").ClickAsync();
        await Expect(Field(boris, "firstName")).ToHaveValueAsync("Борис");
        await Field(boris, "phone").FillAsync("112");
        await _host.Chat.Admin.SaveMemberAsync(_host.Boris with { LastName = "Орлов" });
        await Expect(Field(boris, "lastName")).ToHaveValueAsync("Орлов");
        await Expect(Field(boris, "phone")).ToHaveValueAsync("112");
        _found.Should().BeEmpty();
    }

    /// <summary>What a visitor is told whom Boris answers.</summary>
    private async Task<JsonElement> JoinAsync()
    {
        await using var boris = await Stage.ObserveAsync(_host.Mount);
        var visitor = await _stage.BeginAsync(_host.Site, "Здравствуйте");
        await boris.Desk.WaitUntilAsync(desk => desk.Rows.Count == 1);
        await boris.AnswerAsync(new MultiChat.Dialogs.DialogId(boris.Desk.Rows[0].GetProperty("id").GetGuid()), "Слушаю вас");
        await Expect(visitor.Message("Слушаю вас")).ToBeVisibleAsync();
        var dialog = await visitor.Page.EvaluateAsync<JsonElement>("async address => (await fetch(address)).json()", $"{_host.Mount}/v1/s/main/dialog");
        return dialog.GetProperty("dialog");
    }

    private static async Task<FilePayload> PictureAsync(IPage page) =>
        new() { Name = "picture.png", MimeType = "image/png", Buffer = [.. (await page.EvaluateAsync<int[]>(MakePicture)).Select(value => (byte)value)] };

    private static async Task GoAsync(IPage page)
    {
        await page.EvaluateAsync("() => { location.hash = '/profile'; }");
        await Expect(page.Locator("[data-profile-form]")).ToBeVisibleAsync();
    }

    private static ILocator Field(IPage page, string name) => page.Locator($"[data-profile-form] [name='{name}']");

    private async Task LookAsync(IPage page, string state)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
        var dark = await Axe.LookAtColoursAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        var light = await Axe.LookAsync(page);
        _found.AddRange(dark.Found.Select(what => $"{state}, dark: {what}"));
        _found.AddRange(light.Found.Select(what => $"{state}, light: {what}"));
    }
}

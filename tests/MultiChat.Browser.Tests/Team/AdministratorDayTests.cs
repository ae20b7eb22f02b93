using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Team;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Team;

/// <summary>A day of an administrator, from the sign-in to the sign-out. Nothing is clicked here.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class AdministratorDayTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const string Hours = "Mon-Fri 22:00-06:00; Sat 10:00-14:00";

    // The twelfth of the twelfth is typed the same whether a browser begins dates with the day or with the month.
    private const string DayOff = "12122026";

    /// <summary>A picture of one pixel.</summary>
    private static readonly FilePayload _picture = new()
    {
        Name = "me.gif",
        MimeType = "image/gif",
        Buffer = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw=="),
    };

    // A Wednesday of the week that has the day off.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 12, 9, 9, 0, 0, TimeSpan.Zero));
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;
    private TeamPage _team = null!;

    private IPage Page => _team.Page;

    private IKeyboard Keys => Page.Keyboard;

    private ProjectTeam Stored => _host.Chat.Admin.Projects[0];

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync(new ChatHostOptions { Time = _clock });
        _team = new TeamPage(await (await _stage.NewProfileAsync()).NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task An_administrator_does_all_of_a_day_by_keys()
    {
        await SignInAsync();
        await GoByPaletteAsync("Команда");
        await AddAsync("Вера", "Смирнова", "vera@example.org", "journal");
        await AddAsync("Глеб", "Ильин", "gleb@example.org");
        await AddAsync("Нина", "Котова", "nina@example.org", "projectSettings", "operator");
        await PickAsync("vera@example.org", "gleb@example.org");
        await SetHoursAsync();
        await SetDayOffAsync();
        await SaveAsync();
        await Expect(_team.Told).ToBeVisibleAsync();

        await GoByPaletteAsync("Настройки");
        await AddGroupAsync("Ночная смена");
        await GoByPaletteAsync("Команда");
        await PutIntoGroupAsync(Find("vera@example.org").Id);
        await DisableAsync(Find("nina@example.org").Id);
        await GoByPaletteAsync("Профиль");
        await ChoosePhotoAsync();
        await RenameAsync("Орлова");
        await LookUpKeysAsync();
        await SignOutAsync();

        ExpectAllIsStored();
    }

    private async Task SignInAsync()
    {
        await Page.GotoAsync($"{_host.Mount}/console");
        await Expect(Page.Locator("[name='email']")).ToBeFocusedAsync();
        await Keys.TypeAsync("anna@example.org");
        await Keys.PressAsync("Tab");
        await Keys.TypeAsync(ChatHost.Password);
        await Keys.PressAsync("Enter");
        await Expect(Page.Locator(".desk")).ToHaveAttributeAsync("data-link", "open");
    }

    private async Task GoByPaletteAsync(string where)
    {
        await Keys.PressAsync("Control+KeyK");
        await Expect(Page.Locator("[role='combobox']")).ToBeFocusedAsync();
        await Keys.TypeAsync(where);
        await Expect(Page.Locator("[data-active='true']")).ToContainTextAsync(where);
        await Keys.PressAsync("Enter");
    }

    /// <summary>Whoever is new is an operator, unless that right is among those that are switched.</summary>
    private async Task AddAsync(string firstName, string lastName, string email, params string[] switched)
    {
        await PressAsync(Page.Locator("[data-add-member]"), "Enter", back: true);
        await Expect(Page.Locator("[name='firstName']")).ToBeFocusedAsync();
        await Keys.TypeAsync(firstName);
        await Keys.PressAsync("Tab");
        await Keys.TypeAsync(lastName);
        await Keys.PressAsync("Tab");
        await Keys.TypeAsync(email);
        await TabKey.GoToAsync(Page.Locator("[name='rights']").First);
        foreach (var right in switched)
        {
            await PressAsync(Page.Locator($"[name='rights'][value='{right}']"), "Space", back: right == "operator");
        }

        await SaveAsync();
        await Expect(Page.Locator("h1")).ToHaveTextAsync($"{firstName} {lastName}");
        await Expect(Page.Locator("h1")).ToBeFocusedAsync();
    }

    private async Task PickAsync(string first, string second)
    {
        await PressAsync(_team.Tick(Find(first).Id), "Space", back: true);
        await Expect(_team.Main).ToHaveAttributeAsync("data-week", "1");
        await PressAsync(_team.Tick(Find(second).Id), "Space");
        await Expect(_team.Main).ToHaveAttributeAsync("data-week", "2");
    }

    /// <summary>Nights are drawn over midnight, a Saturday is written, and the hours without anybody are told at once.</summary>
    private async Task SetHoursAsync()
    {
        await TabKey.GoToAsync(_team.Grid);
        await Keys.PressAsync("Home");
        await _team.PressAsync("ArrowRight", 44);
        await _team.PressAsync("Shift+ArrowRight", 15);
        await Keys.PressAsync("Space");
        await Expect(_team.Hours(0)).ToHaveValueAsync("22:00–06:00");
        await PressAsync(Page.Locator("[data-to-weekdays]"), "Enter");
        await Expect(_team.Hours(4)).ToHaveValueAsync("22:00–06:00");
        await TabKey.GoToAsync(_team.Hours(5));
        await Keys.TypeAsync("10-14");
        await Keys.PressAsync("Enter");
        await Expect(_team.Hours(5)).ToHaveValueAsync("10:00–14:00");
        await Expect(Hole("Суббота, 06:00–10:00: никого")).ToBeVisibleAsync();
    }

    /// <summary>Another date by mistake first, which is taken back.</summary>
    private async Task SetDayOffAsync()
    {
        await TabKey.GoToAsync(Page.Locator("[name='exception-date']"));
        await Keys.TypeAsync("11112026");
        await Keys.PressAsync("Enter");
        await PressAsync(Page.Locator("[data-exception='2026-11-11'] button"), "Enter", back: true);
        await Expect(Page.Locator("[data-exception]")).ToHaveCountAsync(0);
        await Expect(Page.Locator("#exceptions-title")).ToBeFocusedAsync();

        await TabKey.GoToAsync(Page.Locator("[name='exception-date']"));
        await Keys.TypeAsync(DayOff);
        await PressAsync(Page.Locator("[data-add-exception]"), "Enter");
        await Expect(Page.Locator("[data-exception='2026-12-12']")).ToContainTextAsync("выходной");
        await Expect(Hole("Суббота, 06:00–24:00: никого")).ToBeVisibleAsync();
        Find("vera@example.org").Schedule.Hours.IsEmpty.Should().BeTrue("the hours are not saved yet");
    }

    private async Task AddGroupAsync(string name)
    {
        var settings = new SettingsPage(Page);
        await settings.PressAsync(settings.Link("groups"));
        await TabKey.GoToAsync(settings.NewGroup);
        await Keys.TypeAsync(name);
        await Keys.PressAsync("Enter");
        await Expect(settings.NewGroup).ToHaveValueAsync("");
        await Expect(settings.NewGroup).ToBeFocusedAsync();
    }

    private async Task PutIntoGroupAsync(MemberId member)
    {
        await PressAsync(_team.Link(member), "Enter");
        await PressAsync(Page.Locator("[name='groups']"), "Space");
        await SaveAsync();
        await Expect(Page.Locator("h1")).ToBeFocusedAsync();
    }

    /// <summary>After a second thought.</summary>
    private async Task DisableAsync(MemberId member)
    {
        var confirm = Page.Locator("[data-confirm]");
        await PressAsync(_team.Link(member), "Enter", back: true);
        await PressAsync(Page.Locator("[data-access='disable']"), "Enter");
        await Expect(confirm).ToBeFocusedAsync();
        await Keys.PressAsync("Escape");
        await Expect(Page.Locator("[data-access='disable']")).ToBeFocusedAsync();
        await Keys.PressAsync("Enter");
        await Expect(confirm).ToBeFocusedAsync();
        await Keys.PressAsync("Enter");
        await Expect(_team.Row(member)).ToHaveAttributeAsync("data-disabled", "true");
        await Expect(Page.Locator("[data-access='enable']")).ToBeFocusedAsync();
    }

    private async Task ChoosePhotoAsync()
    {
        var photo = Page.Locator("#profile-photo");
        var choice = await FileChoice.OfAsync(Page);
        await TabKey.GoToAsync(photo);
        await Keys.PressAsync("Enter");
        await choice.SetFilesAsync(_picture);
        await Expect(Page.Locator("[data-remove-photo]")).ToBeVisibleAsync();
        await Expect(photo).ToBeFocusedAsync();
    }

    private async Task RenameAsync(string lastName)
    {
        await TabKey.GoToAsync(Page.Locator("[data-profile-form] [name='lastName']"));
        await Keys.PressAsync("Control+KeyA");
        await Keys.TypeAsync(lastName);
        await Keys.PressAsync("Enter");
        await Expect(Page.Locator("[data-unsaved]")).ToHaveCountAsync(0);
        await Expect(Page.Locator("#profile-about")).ToBeFocusedAsync();
    }

    private async Task LookUpKeysAsync()
    {
        await GoByPaletteAsync("Горячие клавиши");
        await Expect(Page.GetByRole(AriaRole.Dialog, new() { Name = "Горячие клавиши" })).ToBeVisibleAsync();
        await Keys.PressAsync("Escape");
        await Expect(Page.Locator("dialog")).ToHaveCountAsync(0);
        await Expect(Page.Locator("#profile-about")).ToBeFocusedAsync();
    }

    private async Task SignOutAsync()
    {
        await GoByPaletteAsync("Выйти");
        await PressAsync(Page.Locator("[data-sign-out]"), "Enter");
        await Expect(Page.Locator("[name='email']")).ToBeFocusedAsync();
    }

    private void ExpectAllIsStored()
    {
        var (vera, gleb, nina) = (Find("vera@example.org"), Find("gleb@example.org"), Find("nina@example.org"));
        Stored.Members.Should().HaveCount(5, "three came to the two that were there");
        new[] { vera, gleb, nina }.Select(member => member.DisplayName).Should().Equal("Вера Смирнова", "Глеб Ильин", "Нина Котова");
        new[] { vera, gleb, nina }.Select(member => member.Rights)
            .Should().Equal(Rights.Operator | Rights.Journal, Rights.Operator, Rights.ProjectSettings);
        new[] { vera, gleb }.Select(member => member.Schedule.ToString()).Should().AllBe($"{Hours} | 2026-12-12 off | ");
        nina.Schedule.IsEmpty.Should().BeTrue();
        Stored.Groups.Should().ContainSingle().Which.Name.Should().Be("Ночная смена");
        vera.Groups.Should().Equal(Stored.Groups[0].Id);
        Stored.Members.Where(member => member.Groups.Count > 0).Should().ContainSingle();
        Stored.Members.Where(member => member.Disabled).Should().Equal(nina);
        _host.Anna.DisplayName.Should().Be("Анна Орлова");
        _host.Anna.Photo.Should().NotBeNull();
    }

    private Task SaveAsync() => PressAsync(_team.Save, "Enter");

    private async Task PressAsync(ILocator wanted, string key, bool back = false)
    {
        await TabKey.GoToAsync(wanted, back);
        await Keys.PressAsync(key);
    }

    private ILocator Hole(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    private Member Find(string email) => Stored.Members.Single(member => member.Email == email);
}

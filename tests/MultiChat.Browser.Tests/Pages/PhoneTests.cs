using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Clients;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

[Collection(nameof(Browsing.Pages))]
public sealed class PhoneTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly Look _phone = new() { IsPhone = true };

    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // 390 x 844, modal full screen under 480 px, one pane at a time under 900 px
    [Fact]
    public async Task A_conversation_on_two_phones()
    {
        var visitor = await _stage.VisitAsync(_host.Site, _phone);
        await visitor.Launcher.TapAsync();
        await visitor.ExpectJoinedAsync();
        await visitor.Field.TapAsync();
        await visitor.Field.FillAsync("Пишу с телефона");
        await visitor.Send.TapAsync();
        await visitor.ExpectStateAsync("Пишу с телефона", "sent");
        var anna = await _stage.SignInAsync(_host.Mount, look: _phone);
        await Expect(anna.Thread).ToBeHiddenAsync();
        await anna.Rows.TapAsync();
        await Expect(anna.Rows).ToBeHiddenAsync();
        await anna.Field.TapAsync();
        await anna.Field.FillAsync("Отвечаю с телефона");
        await anna.Send.TapAsync();

        await visitor.ExpectTextsAsync("Пишу с телефона", "Отвечаю с телефона");
        await anna.ExpectStateAsync("Отвечаю с телефона", "read");
        await ExpectNoOverflowAsync(anna.Page);
        await ExpectNoOverflowAsync(visitor.Page);

        await anna.Page.Locator(".card-toggle").TapAsync();
        await Expect(anna.Page.Locator(".card-pane")).ToBeVisibleAsync();
        await anna.Page.Locator(".card-back").TapAsync();
        await anna.Message("Отвечаю с телефона").Locator(".message-menu").TapAsync();
        await anna.MenuItem("edit").TapAsync();
        await anna.Editor.Locator("textarea").FillAsync("Поправила с телефона");
        await anna.Editor.Locator("[type='submit']").TapAsync();
        await visitor.ExpectTextsAsync("Пишу с телефона", "Поправила с телефона");
        await anna.Command("close").TapAsync();
        await Expect(visitor.Happened("closed")).ToBeVisibleAsync();
        await anna.Page.Locator(".thread-head .narrow-only").TapAsync();
        await Expect(anna.Rows).ToHaveCountAsync(0);
        await anna.Section("archive").TapAsync();
        await Expect(anna.Rows).ToHaveCountAsync(1);

        await visitor.CloseButton.TapAsync();
        await Expect(visitor.Panel).ToBeHiddenAsync();
        await Expect(visitor.Launcher).ToBeVisibleAsync();
    }

    // Console: works on a phone; what has no room in the head is in its menu
    [Fact]
    public async Task A_long_name_stands_whole_beside_the_commands_of_a_phone()
    {
        await _stage.BeginAsync(_host.Site, "Добрый день");
        await using var observer = await Stage.ObserveAsync(_host.Mount);
        var row = await observer.GetRowAsync();
        var client = new ClientId(row.GetProperty("client").Id("id"));
        await observer.FillCardAsync(client, 1, new ClientCard { Name = "Александра Преображенская" });
        var anna = await _stage.SignInAsync(_host.Mount, look: _phone);
        await anna.Rows.TapAsync();
        await anna.Command("take").TapAsync();
        await Expect(anna.Command("close")).ToBeVisibleAsync();

        var name = anna.Head.GetByRole(AriaRole.Heading);
        await Expect(name).ToHaveTextAsync("Александра Преображенская");
        (await name.EvaluateAsync<bool>("name => name.scrollWidth <= name.clientWidth && name.scrollHeight <= name.clientHeight")).Should().BeTrue("it is not cut");
        await ExpectNoOverflowAsync(anna.Page);
        await anna.RunFromMenuAsync("letGo");
        await Expect(anna.Command("take")).ToBeVisibleAsync();
        await Expect(anna.Command("close")).ToBeHiddenAsync();
    }

    // known traps: the launcher must not cover Send on a phone
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_launcher_never_covers_Send(bool isPhone)
    {
        var visitor = await _stage.BeginAsync(_host.Site, "Раз", _phone with { IsPhone = isPhone });

        for (var size = 844; size >= 400; size -= 148)
        {
            // The keyboard of a phone takes the lower half.
            await visitor.Page.SetViewportSizeAsync(isPhone ? 390 : 1024, size);
            await Expect(visitor.Launcher).ToBeHiddenAsync();
            await Expect(visitor.Send).ToBeInViewportAsync(new() { Ratio = 1 });
            (await visitor.Send.EvaluateAsync<bool>(IsOnTop)).Should().BeTrue($"Send is on top at a height of {size}");
        }
    }

    private const string IsOnTop =
        """
        element => {
          const { left, top, width, height } = element.getBoundingClientRect();
          const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
          return points.every(([x, y]) => {
            let hit = document.elementFromPoint(left + width * x, top + height * y);
            while (hit?.shadowRoot) {
              const inner = hit.shadowRoot.elementFromPoint(left + width * x, top + height * y);
              if (!inner || inner === hit) break;
              hit = inner;
            }
            return element === hit || element.contains(hit);
          });
        }
        """;

    private static async Task ExpectNoOverflowAsync(IPage page) =>
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue("nothing sticks out sideways");
}

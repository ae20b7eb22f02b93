using System.Text.Json;
using MultiChat.Hosting.Accounts;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Packages;

/// <summary>The README's first five minutes, typed as they stand there: an empty folder, then a team that has its letters and its hours.</summary>
[Collection(PackagesCollection.Name)]
public sealed class FirstMinutesTests(PackedFeed feed)
{
    private const string Email = "you@shop.example";

    [Fact]
    public async Task They_lead_from_an_empty_folder_to_a_team_with_its_letters_and_its_hours()
    {
        await using var shop = await NewShop.MakeAsync(feed);

        // 1. The first administrator signs in.
        using var browser = await shop.SignInAsync(Email, NewShop.Password);
        (await browser.Http.GetStringAsync("console")).Should().Contain("<!doctype html>");
        await using var desk = shop.DeskOf(browser);
        await desk.StartAsync();

        // 2. People are added, get a letter each and replace its password as they sign in; another letter is sent on request.
        var anna = await AddAsync(desk, "anna@shop.example", "Anna");
        var boris = await AddAsync(desk, "boris@shop.example", "Boris");
        var letter = await shop.LetterForAsync("anna@shop.example");
        letter.Should().Contain("Login: anna@shop.example\n").And.Contain("Sign in: https://shop.example/chat/console\n");
        await UntilAsync(desk, anna, "sent");
        await Refused.WithAsync("new_password_needed", () => shop.SignInAsync("anna@shop.example", AccountHost.PasswordOf(letter)));
        using var annas = await shop.SignInAsync("anna@shop.example", AccountHost.PasswordOf(letter), AccountHost.Own);
        await UntilAsync(desk, anna, "own");
        await shop.LetterForAsync("boris@shop.example");
        await UntilAsync(desk, boris, "sent");
        await desk.Hub.CallAsync("SendLetter", new { member = boris });
        (await shop.LetterForAsync("boris@shop.example", number: 2)).Should().NotBe(await shop.LetterForAsync("boris@shop.example"));
        await UntilAsync(desk, boris, "sent");

        // 3. The project gets its name, its language and its time zone, which is UTC until then.
        (await desk.Hub.CallAsync("Settings", new { })).GetProperty("project").GetProperty("zone").GetString().Should().Be("Etc/UTC");
        var project = await desk.Hub.CallAsync("SaveProject", new { name = "Shop", language = "en", zone = "Europe/London" });
        project.GetProperty("project").GetProperty("zone").GetString().Should().Be("Europe/London");

        // 4. Their hours are looked at and saved, which says whose status changes by it; then a visitor can begin.
        var versions = await VersionsAsync(desk);
        var coverage = await desk.Hub.CallAsync("Coverage", new { from = "2026-12-07", members = new[] { anna }, hours = "Mon-Sun 00:00-12:00" });
        coverage.GetProperty("stretches").EnumerateArray().Select(stretch => stretch.GetProperty("operators").GetInt32()).Should().Contain([0, 1]);
        var saved = await desk.Hub.CallAsync("SetHours", new { members = new[] { versions[anna], versions[boris] }, hours = "Mon-Sun 00:00-12:00, 12:00-24:00" });
        saved.GetProperty("available").EnumerateArray().Select(id => id.GetGuid()).Should().BeEquivalentTo([anna, boris]);
        (await annas.GetAsync("v1/s/main/availability")).GetProperty("available").GetBoolean().Should().BeTrue();

        // 5. The profile offers a second factor, sessions, another password.
        var account = await annas.GetAsync("v1/account");
        account.GetProperty("secondFactor").GetString().Should().Be("off");
        account.GetProperty("sessions").GetArrayLength().Should().Be(1);
        (await annas.PostAsync("v1/account/factor", new { password = AccountHost.Own })).GetProperty("uri").GetString().Should().StartWith("otpauth://totp/");
        await annas.PostAsync("v1/account/password", new { password = AccountHost.Own, newPassword = "yet another password" });
        using var again = await shop.SignInAsync("anna@shop.example", "yet another password");
    }

    private static async Task<Guid> AddAsync(OperatorClient desk, string email, string firstName) =>
        (await desk.Hub.CallAsync("AddMember", new { email, firstName, lastName = "Smith", rights = new[] { "operator" } })).GetProperty("member").GetProperty("id").GetGuid();

    private static async Task<IReadOnlyList<JsonElement>> MembersAsync(OperatorClient desk) =>
        [.. (await desk.Hub.CallAsync("Team", new { })).GetProperty("members").EnumerateArray()];

    private static Task UntilAsync(OperatorClient desk, Guid member, string access) => Patience.UntilAsync(
        async () => (await MembersAsync(desk)).Single(one => one.GetProperty("id").GetGuid() == member).GetProperty("access").GetProperty("state").GetString() == access,
        $"the page shows {access}");

    private static async Task<Dictionary<Guid, object>> VersionsAsync(OperatorClient desk) => (await MembersAsync(desk)).ToDictionary(
        member => member.GetProperty("id").GetGuid(),
        object (member) => new { id = member.GetProperty("id").GetGuid(), version = member.GetProperty("version").GetInt64() });
}

using System.Text.Json;
using MultiChat.Testing.Wire;
using OtpNet;

namespace MultiChat.Hosting.Accounts;

public sealed class SecondFactorTests
{
    private const string Email = "Anna@example.org";

    [Fact]
    public async Task It_is_offered_turned_on_by_a_code_and_asked_for_at_signing_in()
    {
        await using var desk = await AccountHost.StartAsync();
        await using var anna = await desk.Host.OperatorAsync();
        var offer = await OfferAsync(anna);
        offer.GetProperty("uri").GetString().Should().StartWith("otpauth://totp/Support%3AAnna%40example.org?secret=").And.EndWith("&issuer=Support");
        offer.GetProperty("qr").GetProperty("path").GetString().Should().StartWith("M4 4h7v1h-7z");
        (await anna.Rest.GetAsync("v1/account")).GetProperty("secondFactor").GetString().Should().Be("off");
        await Refused.WithAsync("wrong_code", () => TurnOnAsync(anna, offer, "000000"));

        var codes = await TurnOnAsync(anna, offer, CodeOf(desk, offer));

        codes.GetProperty("recoveryCodes").GetArrayLength().Should().Be(10);
        var account = await anna.Rest.GetAsync("v1/account");
        account.GetProperty("secondFactor").GetString().Should().Be("on");
        account.GetProperty("recoveryCodes").GetInt32().Should().Be(10);
        using var browser = desk.Browser();
        await Refused.WithAsync("code_needed", () => AccountHost.SignInAsync(browser, TestHost.Password, Email));
        await Refused.WithAsync("wrong_code", () => AccountHost.SignInAsync(browser, TestHost.Password, Email, code: "000000"));
        desk.Host.Clock.Advance(TimeSpan.FromSeconds(30));
        await AccountHost.SignInAsync(browser, TestHost.Password, Email, code: $" {CodeOf(desk, offer)[..3]} {CodeOf(desk, offer)[3..]} ");
    }

    [Fact]
    public async Task An_authenticator_names_the_persons_own_project()
    {
        await using var desk = await AccountHost.StartAsync();
        var other = await desk.Host.Chat.Admin.CreateProjectAsync("other", "Their own shop");
        await desk.Host.AddOperatorAsync("Olga", other.Id);
        await using var olga = await OperatorClient.SignInAsync(desk.Host.Mount, "Olga@example.org", TestHost.Password, "other");

        (await OfferAsync(olga)).GetProperty("uri").GetString().Should().EndWith("&issuer=Their%20own%20shop");
    }

    [Fact]
    public async Task A_code_works_once_and_half_a_minute_around_its_time()
    {
        await using var desk = await AccountHost.StartAsync();
        await using var anna = await desk.Host.OperatorAsync();
        var offer = await OfferAsync(anna);
        var first = CodeOf(desk, offer);
        await TurnOnAsync(anna, offer, first);
        using var browser = desk.Browser();

        await Refused.WithAsync("wrong_code", () => AccountHost.SignInAsync(browser, TestHost.Password, Email, code: first));
        desk.Host.Clock.Advance(TimeSpan.FromSeconds(60));
        var late = CodeOf(desk, offer);
        desk.Host.Clock.Advance(TimeSpan.FromSeconds(60));
        await Refused.WithAsync("wrong_code", () => AccountHost.SignInAsync(browser, TestHost.Password, Email, code: late));
        var current = CodeOf(desk, offer);
        var entered = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var one = desk.Browser();
            try
            {
                await AccountHost.SignInAsync(one, TestHost.Password, Email, code: current);
                return true;
            }
            catch (WireRefusedException refused) when (refused.Code == "wrong_code")
            {
                return false;
            }
        }));
        entered.Should().ContainSingle(came => came);
    }

    [Fact]
    public async Task A_recovery_code_stands_for_one_code_and_new_ones_void_the_old()
    {
        await using var desk = await AccountHost.StartAsync();
        await using var anna = await desk.Host.OperatorAsync();
        var offer = await OfferAsync(anna);
        string[] codes = [.. (await TurnOnAsync(anna, offer, CodeOf(desk, offer))).GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)];
        using var browser = desk.Browser();

        await AccountHost.SignInAsync(browser, TestHost.Password, Email, code: codes[3].ToUpperInvariant().Replace('-', ' '));
        await Refused.WithAsync("wrong_code", () => AccountHost.SignInAsync(browser, TestHost.Password, Email, code: codes[3]));
        (await anna.Rest.GetAsync("v1/account")).GetProperty("recoveryCodes").GetInt32().Should().Be(9);
        await Refused.WithAsync("wrong_password", () => anna.Rest.PostAsync("v1/account/factor/codes", new { password = "another password" }));
        var next = (await anna.Rest.PostAsync("v1/account/factor/codes", new { password = TestHost.Password })).GetProperty("recoveryCodes");
        await Refused.WithAsync("wrong_code", () => AccountHost.SignInAsync(browser, TestHost.Password, Email, code: codes[4]));
        await AccountHost.SignInAsync(browser, TestHost.Password, Email, code: next[0].GetString());
    }

    [Fact]
    public async Task Whoever_has_the_password_guesses_codes_no_more_often_than_passwords()
    {
        await using var desk = await AccountHost.StartAsync();
        await using var anna = await desk.Host.OperatorAsync();
        var offer = await OfferAsync(anna);
        await TurnOnAsync(anna, offer, CodeOf(desk, offer));
        using var browser = desk.Browser();
        for (var i = 0; i < 5; i++)
        {
            await Refused.WithAsync("wrong_code", () => AccountHost.SignInAsync(browser, TestHost.Password, Email, code: "000000"));
            await Refused.WithAsync("code_needed", () => AccountHost.SignInAsync(browser, TestHost.Password, Email));
        }

        desk.Host.Clock.Advance(TimeSpan.FromSeconds(30));
        await Refused.WithAsync("wrong_password", () => AccountHost.SignInAsync(browser, TestHost.Password, Email, code: CodeOf(desk, offer)));
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(15));
        await AccountHost.SignInAsync(browser, TestHost.Password, Email, code: CodeOf(desk, offer));
    }

    [Fact] // T6
    public async Task A_code_is_not_used_up_before_everything_else_is_there()
    {
        await using var desk = await AccountHost.StartAsync();
        await using var anna = await desk.Host.OperatorAsync();
        var offer = await OfferAsync(anna);
        await TurnOnAsync(anna, offer, CodeOf(desk, offer));
        var member = desk.Host.Chat.Admin.Projects[0].Members.Single(known => known.Email == Email);
        await desk.Host.Chat.Admin.SendLetterAsync(member);
        var given = AccountHost.PasswordOf(await desk.NextMailAsync());
        desk.Host.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = CodeOf(desk, offer);
        using var browser = desk.Browser();

        await Refused.WithAsync("code_needed", () => AccountHost.SignInAsync(browser, given, Email));
        await Refused.WithAsync("new_password_needed", () => AccountHost.SignInAsync(browser, given, Email, code));
        await Refused.WithAsync("invalid_field", () => AccountHost.SignInAsync(browser, given, Email, code, "short"));
        await AccountHost.SignInAsync(browser, given, Email, code, AccountHost.Own);
    }

    [Fact] // T7
    public async Task A_link_asks_for_the_code_too_and_is_not_used_up_without()
    {
        await using var desk = await AccountHost.StartAsync();
        await using var anna = await desk.Host.OperatorAsync();
        var offer = await OfferAsync(anna);
        await TurnOnAsync(anna, offer, CodeOf(desk, offer));
        using var browser = desk.Browser();
        await browser.PostAsync("v1/password/forgotten", new { email = Email });
        var token = AccountHost.TokenOf(await desk.NextMailAsync());

        await Refused.WithAsync("code_needed", () => browser.PostAsync("v1/password", new { token, password = AccountHost.Own }));
        await Refused.WithAsync("wrong_code", () => browser.PostAsync("v1/password", new { token, password = AccountHost.Own, code = "000000" }));
        desk.Host.Clock.Advance(TimeSpan.FromSeconds(30));
        await browser.PostAsync("v1/password", new { token, password = AccountHost.Own, code = CodeOf(desk, offer) });
    }

    [Fact]
    public async Task An_offer_lapses_after_ten_minutes_and_is_nobody_elses()
    {
        await using var desk = await AccountHost.StartAsync();
        await using var anna = await desk.Host.OperatorAsync();
        await using var boris = await desk.Host.OperatorAsync("Boris");
        var offer = await OfferAsync(anna);

        await Refused.WithAsync("link_over", () => TurnOnAsync(boris, offer, CodeOf(desk, offer)));
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        await Refused.WithAsync("link_over", () => TurnOnAsync(anna, offer, CodeOf(desk, offer)));
    }

    [Fact]
    public async Task It_is_turned_off_by_the_password_and_stays_when_the_password_is_changed()
    {
        await using var desk = await AccountHost.StartAsync();
        await using var anna = await desk.Host.OperatorAsync();
        var offer = await OfferAsync(anna);
        await TurnOnAsync(anna, offer, CodeOf(desk, offer));
        await anna.Rest.PostAsync("v1/account/password", new { password = TestHost.Password, newPassword = AccountHost.Own });
        using var browser = desk.Browser();
        await Refused.WithAsync("code_needed", () => AccountHost.SignInAsync(browser, AccountHost.Own, Email));

        await anna.Rest.PostAsync("v1/account/factor/off", new { password = AccountHost.Own });

        await AccountHost.SignInAsync(browser, AccountHost.Own, Email);
    }

    [Fact]
    public async Task Without_a_key_it_refuses_and_says_so()
    {
        await using var desk = await AccountHost.StartAsync(options => options.SecretKeys.Clear());
        await using var anna = await desk.Host.OperatorAsync();

        (await anna.Rest.GetAsync("v1/account")).GetProperty("secondFactor").GetString().Should().Be("unavailable");
        (await Refused.WithAsync("not_supported", () => OfferAsync(anna))).Message.Should().Contain("SecretKeys");
    }

    private static Task<JsonElement> OfferAsync(OperatorClient client) => client.Rest.PostAsync("v1/account/factor", new { password = TestHost.Password });

    private static Task<JsonElement> TurnOnAsync(OperatorClient client, JsonElement offer, string code) =>
        client.Rest.PutAsync("v1/account/factor", new { offer = offer.GetProperty("offer").GetString(), code });

    private static string CodeOf(AccountHost desk, JsonElement offer) =>
        new Totp(Base32Encoding.ToBytes(offer.GetProperty("secret").GetString())).ComputeTotp(desk.Host.Clock.GetUtcNow().UtcDateTime);
}

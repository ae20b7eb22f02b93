using System.Text.Json;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Desk;

/// <summary>What an open page is told of its person's rights (rule T4).</summary>
public sealed class MembershipTests
{
    [Fact] // T1
    public async Task A_member_without_the_desk_has_a_connection_and_what_their_rights_open()
    {
        await using var host = await TestHost.StartAsync();
        var member = await host.AddOperatorAsync("Mia", rights: Rights.ProjectSettings);
        await using var mia = await ConnectAsync(host, "Mia");

        (await mia.PushAsync("rights")).GetRawText().Should().Be("""{"rights":["journal","projectSettings"]}""");
        (await mia.Hub.CallAsync("Team", new { })).GetProperty("members").GetArrayLength().Should().Be(4, "there is the developer too");
        await Refused.WithAsync("forbidden", () => mia.Hub.CallAsync("Start", new { }));
        await Refused.WithAsync("forbidden", () => mia.Hub.CallAsync("List", new { section = "mine" }));
        await Refused.WithAsync("forbidden", () => mia.Hub.CallAsync("Audit", new { }));
        await using var anna = await OperatorClient.SignInAsync(host.Mount, "Anna@example.org", TestHost.Password);
        var shown = (await anna.Rest.GetAsync("v1/p/main")).GetProperty("members").EnumerateArray();
        shown.Single(one => one.GetProperty("id").GetGuid() == member.Id.Value).GetProperty("connected").GetBoolean().Should().BeFalse("who has no desk is not at it");
    }

    [Fact] // T4
    public async Task Rights_that_are_given_and_taken_are_told_to_an_open_page()
    {
        await using var host = await TestHost.StartAsync();
        var member = await host.AddOperatorAsync("Mia", rights: Rights.Journal);
        await using var mia = await ConnectAsync(host, "Mia");
        await mia.PushAsync("rights");

        member = await host.Chat.Admin.SetRightsAsync(member, Rights.Journal | Rights.Operator);
        (await mia.PushAsync("rights")).GetRawText().Should().Be("""{"rights":["operator","journal"]}""");
        await Refused.WithAsync("forbidden", () => mia.Hub.CallAsync("Start", new { }));
        await using var desk = await ConnectAsync(host, "Mia");
        await desk.Hub.CallAsync("Start", new { });

        await host.Chat.Admin.SetRightsAsync(member, Rights.ProjectSettings);
        (await mia.PushAsync("rights")).GetRawText().Should().Be("""{"rights":["journal","projectSettings"]}""");
        (await desk.PushAsync("ended")).GetRawText().Should().Be("""{"code":"forbidden"}""");
        await desk.Hub.Closed.InTimeAsync();
    }

    [Theory] // T4
    [InlineData(false, "forbidden")]
    [InlineData(true, "not_signed_in")]
    public async Task Whoever_has_no_right_any_more_is_told_and_out(bool disabled, string code)
    {
        await using var host = await TestHost.StartAsync();
        var member = await host.AddOperatorAsync("Mia", rights: Rights.Journal);
        await using var mia = await ConnectAsync(host, "Mia");

        await (disabled ? host.Chat.Admin.DisableMemberAsync(member) : host.Chat.Admin.SetRightsAsync(member, Rights.None));

        (await mia.PushAsync("ended")).GetProperty("code").GetString().Should().Be(code);
        await mia.Hub.Closed.InTimeAsync();
    }

    private static async Task<Page> ConnectAsync(TestHost host, string name)
    {
        var rest = new WireRest(host.Mount);
        await rest.PostAsync("v1/session", new { email = $"{name}@example.org", password = TestHost.Password });
        return new Page(rest, await HubClient.ConnectAsync(new Uri(host.Mount, "v1/p/main/hub"), new WireClientOptions { Cookies = rest.Cookies }));
    }

    private sealed class Page(WireRest rest, HubClient hub) : IAsyncDisposable
    {
        private int _seen;

        public HubClient Hub => hub;

        /// <summary>The content of the next push of that name.</summary>
        public async Task<JsonElement> PushAsync(string name)
        {
            var push = await hub.WaitForPushAsync(name, from: _seen);
            _seen = hub.Pushes.ToList().IndexOf(push) + 1;
            return push.Content;
        }

        public async ValueTask DisposeAsync()
        {
            await hub.DisposeAsync();
            rest.Dispose();
        }
    }
}

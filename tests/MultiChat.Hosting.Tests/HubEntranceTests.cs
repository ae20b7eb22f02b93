using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Visitors;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

/// <summary>Every method of both hubs, called by somebody who has no business there.</summary>
public sealed class HubEntranceTests
{
    private static readonly string[] OpenToAnonymous = ["Hello", "Visit", "Goodbye"];

    [Fact]
    public async Task An_anonymous_page_gets_nothing_but_a_greeting()
    {
        await using var host = await TestHost.StartAsync();
        await using var page = await VisitorClient.StartAsync(host.Mount);

        foreach (var method in MethodsOf(typeof(VisitorHub)).Except(OpenToAnonymous))
        {
            await Refused.WithAsync("not_signed_in", () => page.Hub.CallAsync(method, method == "Join" ? new JsonObject() : new JsonObject { ["id"] = "x" }));
        }
    }

    [Fact]
    public async Task A_dialog_of_another_project_is_not_found_by_any_method()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var olga = await host.OtherProjectAsync();
        var row = olga.Desk.Rows[0];
        var (dialog, client) = (row.GetProperty("id").GetString()!, row.GetProperty("client").GetProperty("id").GetString()!);

        var called = 0;
        var ofOperators = host.App.Services.GetRequiredService<DeskMethods>().All.Where(method => method.Right == Rights.Operator);
        foreach (var method in ofOperators.Select(method => method.Name).Except(["Start", "List", "Search", "Switch", "Leave", "Templates", "TemplateChanges", "AddTemplate", "SaveTemplate", "RemoveTemplate"]))
        {
            await Refused.WithAsync("not_found", () => anna.Hub.CallAsync(method, InputOf(method, dialog, client, anna.Desk.Me.ToString())));
            called++;
        }

        called.Should().BeGreaterThan(12);
        (await anna.SearchAsync("Secret")).GetProperty("rows").GetArrayLength().Should().Be(0);
        await olga.ReconnectAsync();
        olga.Desk.Rows.Should().ContainSingle().Which.GetProperty("version").GetInt64().Should().Be(1, "nothing was changed");
    }

    [Fact]
    public async Task An_unknown_method_and_a_wrong_number_of_arguments_leave_the_connection_open()
    {
        await using var host = await TestHost.StartAsync();
        await using var page = await VisitorClient.StartAsync(host.Mount);

        await FluentActions.Awaiting(() => page.Hub.CallWithAsync("Nothing", "[{}]")).Should().ThrowAsync<WireFailedException>();
        await FluentActions.Awaiting(() => page.Hub.CallWithAsync("Hello", "[]")).Should().ThrowAsync<WireFailedException>();
        await FluentActions.Awaiting(() => page.Hub.CallWithAsync("Hello", "[{},{}]")).Should().ThrowAsync<WireFailedException>();

        await page.JoinAsync();
    }

    [Theory]
    [InlineData("{\"type\":99}\u001e")]
    [InlineData("{\"type\":0,\"target\":\"Hello\"}\u001e{\"type\":-1}\u001e{\"type\":100}\u001e")]
    public async Task A_message_of_an_unknown_type_is_passed_over(string frame)
    {
        await using var host = await TestHost.StartAsync();
        await using var page = await VisitorClient.StartAsync(host.Mount);

        for (var i = 0; i < 3; i++)
        {
            await page.Hub.SendRawAsync(Encoding.UTF8.GetBytes(frame));
            await page.Hub.CallAsync("Hello", new { build = "test" }).InTimeAsync();
        }

        await page.Hub.SendRawAsync(Encoding.UTF8.GetBytes(frame + "{\"type\":1,\"target\":\"Hello\",\"invocationId\":\"same\",\"arguments\":[{\"build\":\"test\"}]}\u001e"));
        await Patience.UntilAsync(() => page.Hub.Frames.Any(one => one.Contains("\"same\"", StringComparison.Ordinal)));
        await page.JoinAsync();
    }

    private static IEnumerable<string> MethodsOf(Type hub) => hub
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsSpecialName && method.GetBaseDefinition().DeclaringType == hub)
        .Select(method => method.Name);

    private static JsonObject InputOf(string method, string dialog, string client, string me) => method switch
    {
        "Log" => new() { ["dialog"] = dialog, ["after"] = 0, ["tag"] = "" },
        "History" => new() { ["dialog"] = dialog, ["before"] = 100 },
        "Revisions" => new() { ["dialog"] = dialog, ["id"] = me },
        "Answer" => new() { ["dialog"] = dialog, ["id"] = me, ["text"] = "Mine", ["sawResponsible"] = null },
        "Edit" => new() { ["dialog"] = dialog, ["id"] = me, ["text"] = "Mine", ["revision"] = 0 },
        "Note" => new() { ["dialog"] = dialog, ["id"] = me, ["text"] = "Mine" },
        "Take" or "LetGo" or "Close" or "Reopen" => new() { ["dialog"] = dialog, ["sawResponsible"] = null },
        "SetClass" => new() { ["dialog"] = dialog, ["inquiry"] = me, ["class"] = null },
        "HandOver" => new() { ["dialog"] = dialog, ["sawResponsible"] = null, ["member"] = me },
        "Read" => new() { ["dialog"] = dialog, ["seq"] = 1 },
        "Typing" => new() { ["dialog"] = dialog, ["typing"] = true },
        "Client" => new() { ["client"] = client },
        "FillCard" => new() { ["client"] = client, ["version"] = 1, ["name"] = "Mine", ["phone"] = null, ["email"] = null, ["comment"] = null },
        _ => new() { ["dialog"] = dialog },
    };
}

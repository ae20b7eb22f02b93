using System.Net;
using System.Text.Json;
using MultiChat.Crash.Hosts;
using MultiChat.Crash.Load;
using MultiChat.Dialogs;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;

namespace MultiChat.Crash;

/// <summary>An update host by host: one of the version before and one of this, on one PostgreSQL, while everybody talks on (G1 to G4).</summary>
[Collection(MachineCollection.Name)]
[Trait("Kind", "Breadth")]
public sealed class OlderHostTests(ITestOutputHelper output)
{
    /// <summary>Names the host program of the version before; ./verify builds it.</summary>
    private const string Program = "MULTICHAT_OLDER_HOST";

    private const int Rounds = 6;
    private const string Vera = "vera@example.org";
    private const string Own = "a password of my own";

    private static string Older => Environment.GetEnvironmentVariable(Program)
        ?? throw new InvalidOperationException($"Set {Program} to the MultiChat.Crash.Host.dll of the version before, as ./verify does.");

    [Fact]
    public async Task A_host_of_the_version_before_and_one_of_this_are_killed_in_turn_and_nothing_is_lost()
    {
        await using var storage = await PostgreSqlCrashStorage.StartAsync();
        await using var older = new HostProcess([.. storage.Arguments]) { Program = Older };
        await using var newer = new HostProcess([.. storage.Arguments]);
        await using var crowd = new Crowd(visitors: 24, operators: 2, new Random(1), older.Mount, newer.Mount);
        older.Start();
        await older.UntilItServesAsync();
        await crowd.BeginAsync();
        await crowd.UntilAcceptedAsync(100);
        newer.Start();
        await newer.UntilItServesAsync();
        await crowd.UntilAcceptedAsync(300);
        for (var round = 0; round < Rounds; round++)
        {
            var killed = round % 2 == 0 ? older : newer;
            await killed.KillAsync();
            await crowd.UntilEverybodyGetsOnAsync();
            killed.Start();
            await killed.UntilItServesAsync();
            await crowd.UntilEverybodyGetsOnAsync();
        }

        await crowd.StopAsync();
        var findings = await crowd.CheckAsync(await crowd.LookAsync(), storage.Open());

        output.Say($"{Rounds} kills of a host of the version before or of this one in turn: {crowd.Meter.Accepted} accepted, {crowd.Rejected.Count} refused; {findings}");
        findings.IsClean.Should().BeTrue(findings.ToString());
        crowd.Rejected.Should().BeEmpty();
    }

    [Fact]
    public async Task Whom_this_version_adds_by_letter_and_gives_hours_works_at_the_host_of_the_version_before_and_keeps_both()
    {
        await using var storage = await PostgreSqlCrashStorage.StartAsync();
        await using var older = new HostProcess([.. storage.Arguments]) { Program = Older };
        await using var newer = new HostProcess([.. storage.Arguments, "--administrator"]);
        older.Start();
        await older.UntilItServesAsync();
        newer.Start();
        await newer.UntilItServesAsync();
        await using var boss = await OperatorClient.SignInAsync(newer.Mount, "operator0@example.org", "crash-password");
        var added = await boss.Rest.PostAsync(
            "v1/p/main/team/members", new { email = Vera, firstName = "Vera", lastName = "-", rights = new[] { "operator" } });
        var id = added.GetProperty("member").GetProperty("id").GetGuid();
        using (var browser = new WireRest(newer.Mount))
        {
            await browser.PostAsync("v1/session", new { email = Vera, password = await LetteredPasswordAsync(boss), newPassword = Own });
        }

        var version = (await VeraAsync(boss)).GetProperty("version").GetInt64();
        await boss.Rest.PutAsync("v1/p/main/team/hours", new { members = new[] { new { id, version } }, hours = "Mon-Sun 00:00-12:00" });

        // At the older one she comes in, is switched, and answers.
        await using var vera = await OperatorClient.SignInAsync(older.Mount, Vera, Own);
        await vera.StartAsync();
        await vera.SwitchAsync(available: true);
        await using var visitor = await VisitorClient.StartAsync(older.Mount);
        await visitor.JoinAsync();
        await visitor.SendAsync("Hello");
        await vera.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var dialog = new DialogId(vera.Desk.Rows[0].GetProperty("id").GetGuid());
        await vera.OpenAsync(dialog);
        await vera.AnswerAsync(dialog, "Good morning");
        await visitor.View.WaitUntilAsync(view => view.Texts.SequenceEqual(["Hello", "Good morning"]));

        var kept = await VeraAsync(boss);
        kept.GetProperty("hours").GetString().Should().Be("Mon-Sun 00:00-12:00");
        kept.GetProperty("access").GetProperty("state").GetString().Should().Be("own");
        output.Say("a member whom this version has added by letter and given hours works at a host of the version before, and keeps both");
    }

    private static async Task<JsonElement> VeraAsync(OperatorClient boss) => (await boss.Rest.GetAsync("v1/p/main/team"))
        .GetProperty("members").EnumerateArray().Single(member => member.GetProperty("email").GetString() == Vera);

    /// <summary>The password of the letter that the host shows, once its team page says that it was sent.</summary>
    private static async Task<string> LetteredPasswordAsync(OperatorClient boss)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await VeraAsync(boss)).GetProperty("access").GetProperty("state").GetString() != "sent")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }

        var page = WebUtility.HtmlDecode(await boss.Http.GetStringAsync("mail"));
        return page.Split('\n').Select(line => line.Split("assword: ")).First(parts => parts.Length == 2)[1];
    }
}

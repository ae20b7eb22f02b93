using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using MultiChat.Events;
using MultiChat.Outbox;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

/// <summary>What whoever runs a host sees of it, as docs/operations.md says.</summary>
public sealed partial class OperationsTests : IDisposable
{
    private const string Email = "Anna@example.org";

    private readonly EventCollector _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Who_signs_in_and_out_stands_in_the_log_by_account_and_not_by_email()
    {
        await using var host = await StartAsync();
        var account = host.Chat.Admin.Projects[0].Members.Single(member => member.Email == Email).Account.ToString();
        var browser = new WireClientOptions();
        await Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, Email, "another password"));
        await Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, "nobody@example.org", "another password"));
        await using var first = await OperatorClient.SignInAsync(host.Mount, Email, TestHost.Password, options: browser);
        await first.SignOutAsync();
        await using var second = await OperatorClient.SignInAsync(host.Mount, Email, TestHost.Password, options: browser);

        _log.Of(1202).Select(line => line.Text.Trim()).Should().Equal(
            $"A wrong password for account {account}; known browser: False. 0 more since the last such line",
            "A wrong password for account nobody; known browser: False. 0 more since the last such line");
        _log.Of(1201).Select(line => line.Text.Trim()).Should().Equal(
            $"Account {account} signed in with its password; known browser: False",
            $"Account {account} signed in with its password; known browser: True");
        _log.Of(1204).Select(line => line.Text.Trim()).Should().Equal($"Account {account} signed out");
        string.Join('\n', host.Log.Texts).Should().NotContain("example.org").And.NotContain(TestHost.Password);
    }

    [Fact]
    public async Task A_store_that_goes_away_under_many_pages_is_one_line_and_no_stack_for_all_of_them()
    {
        var faults = new FailingCommits();
        await using var host = await StartAsync(add: chat => chat.Services
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug))
            .AddSingleton<ChatStorage>(new MultiChat.Testing.Faults.InterceptedStorage(new MultiChat.InMemory.InMemoryStorage(), faults)));
        await using var anna = await host.OperatorAsync();
        var pages = new List<VisitorClient>();
        for (var i = 0; i < 5; i++)
        {
            pages.Add(await host.VisitorAsync());
            await pages[^1].SendAsync("Here");
        }

        faults.Blind = true;
        var add = () => host.AddOperatorAsync("Carl");
        await add.Should().ThrowAsync<StorageException>("so that every page has to look");

        await Patience.UntilAsync(() => Lines(1006, "The session of ") >= 5);
        faults.Blind = false;

        Lines(1003, "The session of ").Should().Be(0);
        Lines(1005, "Sessions end ").Should().Be(1);
        await Task.WhenAll(pages.Select(page => page.DisposeAsync().AsTask()));

        // At this level the framework's lines are there, too, and their ids are theirs.
        int Lines(int id, string beginning) => _log.Of(id).Count(line => line.Text.StartsWith(beginning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ten_wrong_passwords_in_a_minute_are_two_lines()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 13; i++)
        {
            await Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, Email, "another password"));
        }

        _log.Of(1202).Should().ContainSingle().Which.Level.Should().Be(LogLevel.Warning);
        _log.Of(1203).Should().ContainSingle().Which.Level.Should().Be(LogLevel.Warning);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, Email, "another password"));
        _log.Of(1203).Last().Text.Should().Contain(" 2 more since the last such line");
    }

    [Fact]
    public async Task The_development_links_use_stands_in_the_log()
    {
        await using var host = await StartAsync();
        var line = host.Log.Texts.Single(text => text.Contains("/console/link/", StringComparison.Ordinal));

        await using var first = await OperatorClient.WithLinkAsync(new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim()));

        _log.Of(1205).Should().ContainSingle();
    }

    [Fact] // G9
    public async Task A_limit_that_is_hit_again_and_again_is_a_line_a_minute()
    {
        await using var host = await StartAsync(options => (options.Limits.MessageBurst, options.Limits.MessagesPerMinute) = (1, 1));
        await using var anna = await host.OperatorAsync();
        await using var loud = await host.VisitorAsync();
        await loud.SendAsync("One");
        for (var i = 0; i < 20; i++)
        {
            await Refused.WithAsync("too_many", () => loud.SendAsync("One more"));
        }

        var line = _log.Of(1301).Should().ContainSingle().Subject;
        line.Level.Should().Be(LogLevel.Warning);
        line.Text.Should().StartWith("Limit MessagesPerMinute was reached by ");
        line.Text.Should().NotContain(loud.Identity.GetProperty("visitor").GetString()!);
    }

    [Fact]
    public async Task A_failing_handler_of_the_host_stands_in_the_hosts_log()
    {
        await using var host = await StartAsync(add: chat => chat.AddOutboxHandler<FailingHandler>());
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();

        await visitor.SendAsync("A secret of the visitor");

        await Patience.UntilAsync(() => _log.Of(1101).Any());
        var line = _log.Of(1101).Should().ContainSingle().Subject;
        line.Level.Should().Be(LogLevel.Warning);
        line.Text.Should().Contain("System.InvalidOperationException: ***").And.NotContain("secret");
    }

    [Fact]
    public async Task A_dead_letter_degrades_the_health_until_it_is_thrown_away()
    {
        await using var host = await TestHost.StartAsync(
            add: chat => chat.AddOutboxHandler<FailingHandler>(), before: app => app.MapHealthChecks("/health"));
        using var rest = new WireRest(new Uri(host.Mount, "/"));
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        var (project, outbox, later) = (host.Chat.Admin.Projects[0].Project.Id, host.Chat.Storage.Outbox, host.Chat.Clock.Now + OutboxRules.Lease);
        IReadOnlyList<OutboxRow> taken = [];
        await Patience.UntilAsync(async () =>
            (taken = (await outbox.TakeAsync(project, ["failing"], later, later + OutboxRules.Lease, 1, CancellationToken.None)).Rows).Count > 0);
        await outbox.SettleAsync(taken[0], OutboxEnd.Dead(later, "IOException: ***"), CancellationToken.None);
        (await rest.Http.GetStringAsync("health")).Should().Be("Degraded");

        var dead = (await host.Chat.DeadLetters.ListAsync(project)).Should().ContainSingle().Subject;
        (await host.Chat.DeadLetters.DiscardAsync(dead)).Should().BeTrue();

        (await rest.Http.GetStringAsync("health")).Should().Be("Healthy");
    }

    [Fact]
    public async Task Readiness_takes_the_check_by_its_tag()
    {
        await using var host = await TestHost.StartAsync(before: app =>
        {
            app.MapHealthChecks("/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
            app.MapHealthChecks("/multichat", new HealthCheckOptions { Predicate = check => check.Tags.Contains("multichat") });
            app.MapHealthChecks("/live", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") });
        });
        using var rest = new WireRest(new Uri(host.Mount, "/"));

        (await rest.Http.GetStringAsync("ready")).Should().Be("Healthy");
        var options = host.App.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckServiceOptions>>();
        options.Value.Registrations.Single().Tags.Should().BeEquivalentTo("ready", "multichat");
    }

    [Fact]
    public void Every_event_id_is_in_the_page_and_has_one_meaning()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "operations.md"));
        var ids = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => EventId().Matches(File.ReadAllText(file)).Select(match => match.Groups["id"].Value))
            .ToList();

        ids.Should().OnlyHaveUniqueItems().And.NotBeEmpty();
        ids.Should().AllSatisfy(id => page.Should().Contain($"| {id} |"));
    }

    [GeneratedRegex(@"\[LoggerMessage\(\s*(?<id>\d+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex EventId();

    private Task<TestHost> StartAsync(Action<MultiChatOptions>? options = null, Action<MultiChatBuilder>? add = null) => TestHost.StartAsync(
        options,
        chat =>
        {
            chat.Services.AddLogging(logging => logging.AddProvider(_log));
            add?.Invoke(chat);
        });

    private sealed class FailingHandler : IOutboxHandler
    {
        public string Name => "failing";

        public bool Wants(LogEvent happened) => happened is MessageAccepted;

        public Task HandleAsync(OutboxDelivery delivery, CancellationToken cancellation) =>
            throw new InvalidOperationException($"Could not tell that {delivery.Item.Message!.Text}");
    }
}

using MultiChat.Dialogs;
using MultiChat.Storage.PostgreSql;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Hosts;

/// <summary>Two apps on one PostgreSQL are one desk, without sticky sessions.</summary>
public sealed class TwoHostsTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>, IAsyncLifetime
{
    private readonly string _schema = server.NewSchema();
    private TestHost _one = null!;
    private TestHost _two = null!;

    public async Task InitializeAsync()
    {
        _one = await StartAsync();
        _two = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
    }

    [Fact] // M3, D5, D10, G3
    public async Task A_visitor_at_one_and_an_operator_at_the_other_talk()
    {
        await using var anna = await _two.OperatorAsync();
        await using var visitor = await AvailableVisitorAsync(_one);
        await visitor.SendAsync("Добрый день");
        var (dialog, desk) = await OpenAsync(anna);

        var answer = await anna.AnswerAsync(dialog, "Здравствуйте");
        await visitor.View.WaitUntilAsync(view => view.Texts.SequenceEqual(["Добрый день", "Здравствуйте"]));
        await desk.WaitUntilAsync(view =>
            view.Marks?.GetProperty("visitorDelivered").GetInt64() >= answer.GetProperty("eventSeq").GetInt64());
        await anna.ReadAsync(dialog, 1);
        await visitor.View.WaitUntilAsync(view => view.Marks?.GetProperty("read").GetInt64() >= 1);

        visitor.View.FindDifference(await visitor.SnapshotAsync()).Should().BeNull();
        desk.FindDifference(await anna.SnapshotAsync(dialog)).Should().BeNull();
    }

    [Fact] // G11
    public async Task Signing_out_at_one_host_ends_the_open_desk_of_that_session_at_the_other()
    {
        await using var here = await _one.OperatorAsync();
        await using var there = OperatorClient.WithCookies(_two.Mount, new WireClientOptions { Cookies = here.Rest.Cookies });
        await there.StartAsync();
        await using var stays = await _two.OperatorAsync();

        await here.SignOutAsync();

        await there.Desk.WaitUntilAsync(told => told.Ended == "not_signed_in");
        await there.Hub.Closed.InTimeAsync();
        stays.Desk.Ended.Should().BeNull();
    }

    [Fact] // G11
    public async Task Ending_all_other_sessions_ends_their_open_desks_at_every_host()
    {
        await using var here = await _one.OperatorAsync();
        await using var beside = await _one.OperatorAsync();
        await using var there = await _two.OperatorAsync();

        await here.Rest.DeleteAsync("v1/account/sessions");

        await beside.Desk.WaitUntilAsync(told => told.Ended == "not_signed_in");
        await there.Desk.WaitUntilAsync(told => told.Ended == "not_signed_in");
        await here.Rest.GetAsync("v1/session");
        here.Desk.Ended.Should().BeNull();
    }

    [Fact] // P4, P5
    public async Task An_open_page_learns_at_once_that_an_operator_at_the_other_host_came_and_went()
    {
        await using var visitor = await VisitorClient.StartAsync(_one.Mount);
        await using var anna = await _two.OperatorAsync();
        await visitor.WaitUntilAsync(page => page.Available);

        await anna.SwitchAsync(available: false);

        await visitor.WaitUntilAsync(page => !page.Available);
    }

    [Fact] // M4
    public async Task The_desk_sees_whether_a_visitor_of_the_other_host_is_there_or_has_left()
    {
        await using var anna = await _two.OperatorAsync();
        var visitor = await AvailableVisitorAsync(_one);
        await visitor.SendAsync("Hello");
        var (_, desk) = await OpenAsync(anna);
        await desk.WaitUntilAsync(view => view.Presence?.GetProperty("online").GetBoolean() == true);

        await visitor.GoodbyeAsync();
        await visitor.DisposeAsync();

        await desk.WaitUntilAsync(view => view.Presence?.GetProperty("leftAt").ValueKind == System.Text.Json.JsonValueKind.String);
    }

    [Fact] // D5, invariant 14
    public async Task Of_takes_at_two_hosts_at_once_one_wins_and_the_other_is_told_who()
    {
        await using var anna = await _one.OperatorAsync("Anna");
        await using var boris = await _two.OperatorAsync("Boris");
        await using var visitor = await AvailableVisitorAsync(_one);
        for (var round = 0; round < 5; round++)
        {
            await visitor.SendAsync($"Round {round}");
            await anna.Desk.WaitUntilAsync(desk => desk.Rows.Count == 1);
            var dialog = new DialogId(anna.Desk.Rows[0].GetProperty("id").GetGuid());
            var takes = await Task.WhenAll(TryTakeAsync(anna, dialog), TryTakeAsync(boris, dialog));

            takes.Should().ContainSingle(code => code == null).And.ContainSingle(code => code == "responsible_changed");
            var winner = takes[0] is null ? anna : boris;
            await winner.LetGoAsync(dialog, SawResponsible.Member(winner.Desk.Me));
        }
    }

    [Theory] // never a global number as a cursor; a slow transaction commits a lower one later
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_slow_transaction_on_one_dialog_is_missed_by_nobody_and_waited_for_by_nobody_else(bool everySecondAborts)
    {
        await using var anna = await _two.OperatorAsync();
        await using var slow = await AvailableVisitorAsync(_one);
        await using var quick = await AvailableVisitorAsync(_one);
        await slow.SendAsync("slow 0");
        await quick.SendAsync("quick 0");
        await anna.Desk.WaitUntilAsync(desk => desk.Rows.Count == 2);
        var slowView = await anna.OpenAsync(DialogOf(anna, "slow 0"));
        var quickView = await anna.OpenAsync(DialogOf(anna, "quick 0"));
        await SleepOnAsync("slow%", everySecondAborts);

        var late = SendAllAsync(slow, "slow", 2);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await SendAllAsync(quick, "quick", 20);
        await quickView.WaitUntilAsync(view => view.Texts.Count == 21);
        var took = clock.Elapsed;
        late.IsCompleted.Should().BeFalse("the slow ones are still in their transactions");
        await late.InTimeAsync();
        await slowView.WaitUntilAsync(view => view.Texts.Count == 3);

        took.Should().BeLessThan(TimeSpan.FromSeconds(3), "nobody else waits for the sleeping trigger");
        slowView.Texts.Should().Equal("slow 0", "slow 1", "slow 2");
        slowView.FindDifference(await anna.SnapshotAsync(DialogOf(anna, "slow 2"))).Should().BeNull();
        await slow.View.WaitUntilAsync(view => view.Texts.Count == 3);
    }

    private async Task<TestHost> StartAsync() => await TestHost.StartAsync(add: chat =>
    {
        // Hosts on one database must agree on the time.
        chat.Services.AddSingleton(TimeProvider.System);
        chat.AddPostgreSql(server.ConnectionString, options => options.Schema = _schema);
    });

    private static async Task<VisitorClient> AvailableVisitorAsync(TestHost host)
    {
        var visitor = await host.VisitorAsync();
        await visitor.WaitUntilAsync(page => page.Available);
        return visitor;
    }

    private static async Task<(DialogId Dialog, DialogView View)> OpenAsync(OperatorClient anna)
    {
        await anna.Desk.WaitUntilAsync(desk => desk.Rows.Count == 1);
        var dialog = new DialogId(anna.Desk.Rows[0].GetProperty("id").GetGuid());
        return (dialog, await anna.OpenAsync(dialog));
    }

    private static DialogId DialogOf(OperatorClient anna, string text) => new(anna.Desk.Rows
        .Single(row => row.GetProperty("last").GetProperty("text").GetString()!.StartsWith(text[..4], StringComparison.Ordinal))
        .GetProperty("id").GetGuid());

    private static async Task<string?> TryTakeAsync(OperatorClient who, DialogId dialog)
    {
        try
        {
            await who.TakeAsync(dialog, SawResponsible.Nobody);
            return null;
        }
        catch (WireRefusedException refused)
        {
            return refused.Code;
        }
    }

    /// <summary>As a page does: the same id again until it is answered.</summary>
    private static async Task SendAllAsync(VisitorClient visitor, string name, int count)
    {
        for (var i = 1; i <= count; i++)
        {
            var id = new Messages.MessageId(Guid.CreateVersion7());
            while (true)
            {
                try
                {
                    await visitor.SendAsync($"{name} {i}", id);
                    break;
                }
                catch (WireRefusedException refused) when (refused.Code == "busy")
                {
                }
            }
        }
    }

    private Task SleepOnAsync(string texts, bool everySecondAborts) => server.RunSqlAsync($"""
        SET search_path = {_schema};
        CREATE SEQUENCE slept;
        CREATE FUNCTION sleep_on() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            PERFORM pg_sleep(3);
            IF {(everySecondAborts ? "nextval('slept') % 2 = 1" : "false")} THEN RAISE EXCEPTION 'aborted'; END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER sleep_on AFTER INSERT ON messages FOR EACH ROW WHEN (NEW.text LIKE '{texts}') EXECUTE FUNCTION sleep_on();
        """);
}

using System.Text.Json;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Desk;

/// <summary>The team over the wire: by REST, and where it matters by the hub too.</summary>
public sealed class TeamMethodsTests : IAsyncLifetime
{
    private const string Path = "v1/p/main/team";
    private TestHost _host = null!;
    private OperatorClient _ada = null!;
    private OperatorClient _mia = null!;

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        await _host.AddOperatorAsync("Ada", rights: Rights.Operator | Rights.Administrator);
        await _host.AddOperatorAsync("Mia", rights: Rights.Operator | Rights.ProjectSettings);
        _ada = await _host.OperatorAsync("Ada", available: false);
        _mia = await _host.OperatorAsync("Mia", available: false);
    }

    public async Task DisposeAsync()
    {
        await _mia.DisposeAsync();
        await _ada.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact] // T1, T2
    public async Task A_member_is_added_and_changed_with_groups_and_rights()
    {
        var group = (await _mia.Rest.PostAsync($"{Path}/groups", new { name = "Sales" })).GetProperty("group");
        var added = (await _mia.Rest.PostAsync($"{Path}/members", new
        {
            email = " Vera@Example.org ", firstName = "Вера", lastName = "-", rights = new[] { "operator", "journal" }, groups = new[] { group.GetProperty("id").GetGuid() },
        })).GetProperty("member");

        added.GetProperty("email").GetString().Should().Be("Vera@Example.org");
        added.GetProperty("rights").GetRawText().Should().Be("""["operator","journal"]""");
        var id = added.GetProperty("id").GetGuid();
        var saved = (await _mia.Rest.PutAsync($"{Path}/members/{id}", new
        {
            version = added.GetProperty("version").GetInt64(), firstName = "Вера", lastName = "Орлова", rights = new[] { "operator" }, groups = Array.Empty<Guid>(),
        })).GetProperty("member");
        saved.GetProperty("version").GetInt64().Should().Be(added.GetProperty("version").GetInt64() + 1);

        var team = await _mia.Rest.GetAsync(Path);
        team.GetProperty("members").EnumerateArray().Single(member => member.GetProperty("id").GetGuid() == id).GetRawText().Should().Be(saved.GetRawText());
        team.GetProperty("groups").GetRawText().Should().Be($"[{group.GetRawText()}]");
        team.GetProperty("zone").GetString().Should().Be("Etc/UTC");
        (await _mia.Hub.CallAsync("Team", new { })).GetRawText().Should().Be(team.GetRawText());
        var renamed = await _mia.Rest.PutAsync($"{Path}/groups/{group.GetProperty("id").GetGuid()}", new { name = "Returns" });
        renamed.GetProperty("group").GetProperty("name").GetString().Should().Be("Returns");
    }

    [Fact] // T5
    public async Task Another_edit_a_taken_email_and_the_last_administrator_are_refused_by_name()
    {
        var anna = await MemberAsync("Anna");
        await SaveAsync(_mia, anna, firstName: "Anya");

        var conflict = await Refused.WithAsync("member_conflict", () => SaveAsync(_ada, anna, firstName: "Hanna"));
        conflict.Problem.GetProperty("members").GetRawText().Should().Be($"[\"{anna.GetProperty("id").GetGuid()}\"]");

        // No version is not any version: that is for the host's own code.
        var blind = new { version = 0, firstName = "Hanna", lastName = "-", rights = new[] { "operator" }, groups = Array.Empty<Guid>() };
        await Refused.WithAsync("member_conflict", () => _ada.Rest.PutAsync($"{Path}/members/{IdOf(anna)}", blind));
        await Refused.WithAsync(
            "member_conflict", () => _ada.Rest.PutAsync($"{Path}/hours", new { members = new[] { new { id = IdOf(anna), version = 0 } }, hours = "" }));

        var again = new { email = "ANNA@example.org", firstName = "A", lastName = "-", rights = new[] { "operator" } };
        var taken = await Refused.WithAsync("email_taken", () => _mia.Rest.PostAsync($"{Path}/members", again));
        taken.Problem.GetProperty("id").GetGuid().Should().Be(anna.GetProperty("id").GetGuid());

        var ada = await MemberAsync("Ada");
        foreach (var other in _host.Chat.Admin.Projects[0].Members.Where(member => member.May(Rights.Administrator) && member.FirstName != "Ada"))
        {
            await _host.Chat.Admin.SetRightsAsync(other, Rights.Operator);
        }

        await Refused.WithAsync("last_administrator", () => SaveAsync(_ada, ada, rights: ["operator"]));
        await Refused.WithAsync("last_administrator", () => _ada.Rest.PostAsync($"{Path}/members/{ada.GetProperty("id").GetGuid()}/disable", new { }));
        await Refused.WithAsync("forbidden", () => SaveAsync(_mia, ada, firstName: "Eve"));
        var mia = await MemberAsync("Mia");
        await Refused.WithAsync("forbidden", () => SaveAsync(_mia, mia, rights: ["administrator"]));
    }

    [Fact] // T4
    public async Task A_disabled_member_is_out_and_an_enabled_one_may_sign_in_again()
    {
        await using var anna = await _host.OperatorAsync();
        var id = (await MemberAsync("Anna")).GetProperty("id").GetGuid();

        (await _mia.Rest.PostAsync($"{Path}/members/{id}/disable", new { })).GetProperty("member").GetProperty("disabled").GetBoolean().Should().BeTrue();
        await anna.Desk.WaitUntilAsync(desk => desk.Ended == "not_signed_in");
        (await _mia.Rest.PostAsync($"{Path}/members/{id}/enable", new { })).GetProperty("member").GetProperty("disabled").GetBoolean().Should().BeFalse();

        await using var back = await _host.OperatorAsync();
    }

    [Fact] // S6, P1
    public async Task Hours_for_two_at_once_open_the_chat_and_say_who_has_come()
    {
        await using var visitor = await _host.VisitorAsync();
        await _mia.SwitchAsync(available: false);
        var (anna, boris) = (await MemberAsync("Anna"), await MemberAsync("Boris"));

        var set = await _mia.Rest.PutAsync($"{Path}/hours", new { members = new[] { Seen(anna), Seen(boris) }, hours = "Sun-Sat 00:00-24:00", zone = "Europe/Moscow" });

        set.GetProperty("available").EnumerateArray().Select(id => id.GetGuid()).Should().BeEquivalentTo([IdOf(anna), IdOf(boris)]);
        set.GetProperty("unavailable").GetArrayLength().Should().Be(0);
        set.GetProperty("members").EnumerateArray().Should().OnlyContain(member => member.GetProperty("hours").GetString() == "Mon-Sun 00:00-24:00"
            && member.GetProperty("zone").GetString() == "Europe/Moscow" && member.GetProperty("status").GetProperty("available").GetBoolean());
        await visitor.WaitUntilAsync(page => page.Available);

        var members = set.GetProperty("members").EnumerateArray().ToList();
        await Refused.WithAsync("member_conflict", () => _ada.Rest.PutAsync($"{Path}/hours", new { members = new[] { Seen(members[0]), Seen(boris) }, hours = "" }));
        (await MemberAsync("Anna")).GetProperty("hours").GetString().Should().Be("Mon-Sun 00:00-24:00", "nothing was set for anybody");

        var today = DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime.AddHours(3)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var off = await _mia.Rest.PutAsync($"{Path}/exceptions", new { members = members.Select(Seen), exceptions = new[] { $"{today} off" } });
        off.GetProperty("unavailable").GetArrayLength().Should().Be(2);
        await visitor.WaitUntilAsync(page => !page.Available);
        var back = await _mia.Rest.PostAsync(
            $"{Path}/exceptions/remove", new { members = off.GetProperty("members").EnumerateArray().Select(Seen), dates = new[] { today } });
        back.GetProperty("available").GetArrayLength().Should().Be(2);
    }

    [Fact] // S6, S7
    public async Task One_day_for_two_leaves_each_of_them_their_other_days_and_zone()
    {
        var (anna, boris) = (await MemberAsync("Anna"), await MemberAsync("Boris"));
        await _mia.Rest.PutAsync($"{Path}/hours", new { members = new[] { Seen(anna) }, hours = "Mon-Fri 09:00-18:00", zone = "Asia/Almaty" });
        await _mia.Rest.PutAsync($"{Path}/hours", new { members = new[] { Seen(boris) }, hours = "Mon 10:00-11:00" });
        (anna, boris) = (await MemberAsync("Anna"), await MemberAsync("Boris"));
        var (hours, days) = ("Tue 12:00-15:00", new[] { "Tue" });

        var covered = await _mia.Rest.PostAsync(
            $"{Path}/coverage", new { from = "2026-12-07", members = new[] { IdOf(anna), IdOf(boris) }, hours, days, keepZones = true });
        var set = await _mia.Rest.PutAsync($"{Path}/hours", new { members = new[] { Seen(anna), Seen(boris) }, hours, days, keepZones = true });

        set.GetProperty("members").EnumerateArray().Select(member => (member.GetProperty("hours").GetString(), member.GetProperty("zone").GetString())).Should().Equal(
            ("Mon 09:00-18:00; Tue 12:00-15:00; Wed-Fri 09:00-18:00", "Asia/Almaty"), ("Mon 10:00-11:00; Tue 12:00-15:00", null));
        var saved = await _mia.Rest.PostAsync($"{Path}/coverage", new { from = "2026-12-07" });
        saved.GetRawText().Should().Be(covered.GetRawText(), "it was seen before it was saved");
    }

    [Fact] // S7
    public async Task The_hours_in_which_nobody_is_there_can_be_seen_before_they_are_saved()
    {
        var anna = await MemberAsync("Anna");
        var asked = new { from = "2026-12-07", members = new[] { IdOf(anna) }, hours = "Mon-Fri 09:00-18:00", zone = "Etc/UTC" };

        var stretches = (await _mia.Rest.PostAsync($"{Path}/coverage", asked)).GetProperty("stretches").EnumerateArray().ToList();

        stretches.Should().HaveCount(11);
        stretches[1].GetRawText().Should().Be("""{"from":"2026-12-07T09:00:00.000Z","to":"2026-12-07T18:00:00.000Z","operators":1}""");
        var asTheyAre = (await _mia.Rest.PostAsync($"{Path}/coverage", new { from = "2026-12-07" })).GetProperty("stretches");
        asTheyAre.GetRawText().Should().Be("""[{"from":"2026-12-07T00:00:00.000Z","to":"2026-12-14T00:00:00.000Z","operators":0}]""");
    }

    [Fact] // P7
    public async Task A_switch_that_another_moved_says_who()
    {
        var anna = await MemberAsync("Anna");

        var moved = (await _mia.Rest.PutAsync($"{Path}/members/{IdOf(anna)}/status", new { available = true })).GetProperty("member");

        moved.GetProperty("status").GetProperty("available").GetBoolean().Should().BeTrue();
        moved.GetProperty("status").GetProperty("why").GetProperty("by").GetGuid().Should().Be(_mia.Desk.Me.Value);
    }

    [Fact]
    public async Task The_audit_is_read_by_administrators_page_by_page()
    {
        await SaveAsync(_mia, await MemberAsync("Anna"), firstName: "Anya");

        await Refused.WithAsync("forbidden", () => _mia.Rest.GetAsync("v1/p/main/audit"));
        var entry = (await _ada.Rest.GetAsync("v1/p/main/audit?limit=1")).GetProperty("entries").EnumerateArray().Single();

        entry.GetProperty("by").GetGuid().Should().Be(_mia.Desk.Me.Value);
        entry.GetProperty("kind").GetString().Should().Be("member_changed");
        entry.GetProperty("changes").GetRawText().Should().Be(
            $$"""[{"subject":"{{(await MemberAsync("Anya")).GetProperty("id").GetGuid()}}","field":"first_name","before":"Anna","after":"Anya"}]""");
        var older = await _ada.Rest.GetAsync($"v1/p/main/audit?before={entry.GetProperty("number").GetInt64()}&limit=100");
        older.GetProperty("entries").EnumerateArray().Last().GetProperty("number").GetInt64().Should().Be(1);
    }

    public static TheoryData<string, string, object, string> Wrong => new()
    {
        { "POST", "members", new { email = "nobody", firstName = "A", lastName = "-", rights = new[] { "operator" } }, "email" },
        { "POST", "members", new { email = "a@b.example", firstName = " ", lastName = "-", rights = new[] { "operator" } }, "firstName" },
        { "POST", "members", new { email = "a@b.example", firstName = "A", lastName = new string('x', 101), rights = new[] { "operator" } }, "lastName" },
        { "POST", "members", new { email = "a@b.example", firstName = "A", lastName = "-", rights = new[] { "Operator" } }, "rights" },
        { "POST", "members", new { email = "a@b.example", firstName = "A", lastName = "-", rights = new[] { "operator" }, groups = new[] { Guid.Empty } }, "groups" },
        { "POST", "groups", new { name = "" }, "name" },
        { "PUT", "hours", new { members = Array.Empty<object>(), hours = "" }, "members" },
        { "PUT", "hours", new { members = Nobody, hours = "Mon 09:00-09:00" }, "hours" },
        { "PUT", "hours", new { members = Nobody, hours = "Mon-Fri 9-18" }, "hours" },
        { "PUT", "hours", new { members = Nobody, hours = "", zone = "Mars/Base" }, "zone" },
        { "PUT", "hours", new { members = Nobody, hours = "", days = new[] { "Tuesday" } }, "days" },
        { "PUT", "hours", new { members = Nobody, hours = "", days = new[] { "Tue", "tue" } }, "days" },
        { "PUT", "hours", new { members = Nobody, hours = "Wed 09:00-18:00", days = new[] { "Tue" } }, "days" },
        { "PUT", "exceptions", new { members = Nobody, exceptions = new[] { "tomorrow off" } }, "exceptions" },
        { "PUT", "exceptions", new { members = Nobody, exceptions = new[] { "2026-12-31 off", "2026-12-31 10:00-12:00" } }, "exceptions" },
        { "PUT", "exceptions", new { members = Nobody, exceptions = new[] { "9001-01-01 off" } }, "exceptions" },
        { "POST", "exceptions/remove", new { members = Nobody, dates = new[] { "31.12.2026" } }, "dates" },
        { "POST", "coverage", new { from = "2026-W50" }, "from" },
        { "POST", "coverage", new { from = "2026-12-07", hours = "Mon" }, "hours" },
    };

    private static object[] Nobody => [];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_breaks_its_bounds_is_refused_by_its_field(string verb, string path, object input, string field)
    {
        // The members are put in here: their ids are known now alone.
        var body = JsonSerializer.SerializeToNode(input)!.AsObject();
        if (body.ContainsKey("members") && field != "members")
        {
            body["members"] = JsonSerializer.SerializeToNode(new[] { Seen(await MemberAsync("Anna")) });
        }

        var refused = await Refused.WithAsync(
            "invalid_field", () => verb == "PUT" ? _mia.Rest.PutAsync($"{Path}/{path}", body) : _mia.Rest.PostAsync($"{Path}/{path}", body));

        refused.Problem.GetProperty("member").GetString().Should().Be(field);
        _host.Log.Lines.Should().NotContain(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    private static object Seen(JsonElement member) => new { id = IdOf(member), version = member.GetProperty("version").GetInt64() };

    private static Guid IdOf(JsonElement member) => member.GetProperty("id").GetGuid();

    private static Task<JsonElement> SaveAsync(OperatorClient by, JsonElement member, string? firstName = null, string[]? rights = null) =>
        by.Rest.PutAsync($"{Path}/members/{IdOf(member)}", new
        {
            version = member.GetProperty("version").GetInt64(),
            firstName = firstName ?? member.GetProperty("firstName").GetString(),
            lastName = member.GetProperty("lastName").GetString(),
            rights = rights ?? [.. member.GetProperty("rights").EnumerateArray().Select(right => right.GetString()!)],
            groups = Array.Empty<Guid>(),
        });

    private async Task<JsonElement> MemberAsync(string firstName) => (await _ada.Rest.GetAsync(Path)).GetProperty("members").EnumerateArray()
        .Single(member => member.GetProperty("firstName").GetString() == firstName);
}

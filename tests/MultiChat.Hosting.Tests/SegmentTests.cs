using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

/// <summary>Rules D4 and P4, over the wire: a site's pages go to groups of their own.</summary>
public sealed class SegmentTests : IAsyncLifetime
{
    private const string Help = "https://shop.example/help/returns";
    private const string Shoes = "https://shop.example/shoes";

    private TestHost _host = null!;
    private Group _help = null!;
    private Group _sales = null!;

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        _help = await _host.Chat.Admin.AddGroupAsync(_host.Project.Id, "Help");
        _sales = await _host.Chat.Admin.AddGroupAsync(_host.Project.Id, "Sales");
    }

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task A_page_hears_of_its_own_groups_and_its_first_message_goes_to_them()
    {
        await SaveAsync(Segment(PagePart.Url, "", ["/help"], _help));
        await using var anna = await _host.OperatorAsync();
        await MoveAsync(anna, _help);
        await using var visitor = await _host.VisitorAsync();

        (await AvailabilityAsync(visitor, Help)).Should().Be("""{"available":true,"opensAt":null}""");
        (await AvailabilityAsync(visitor, Shoes)).Should().Be("""{"available":false,"opensAt":null}""", "nobody is in Sales");
        await Refused.WithAsync("nobody_available", () => visitor.Hub.CallAsync("Send", new { id = Guid.CreateVersion7(), text = "Hi", page = Shoes }));
        await visitor.Hub.CallAsync("Visit", new { page = Help });
        await visitor.Hub.CallAsync("Send", new { id = Guid.CreateVersion7(), text = "Hi" });
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);

        anna.Desk.Rows[0].GetProperty("group").GetGuid().Should().Be(_help.Id.Value);
    }

    [Fact] // D4, D7
    public async Task A_chat_that_comes_back_goes_to_the_groups_of_its_page_and_its_line_says_so()
    {
        await SaveAsync(Segment(PagePart.Url, "", ["/help"], _help));
        await using var anna = await _host.OperatorAsync();
        await MoveAsync(anna, _help, _sales);
        await using var visitor = await _host.VisitorAsync();
        await visitor.Hub.CallAsync("Send", new { id = Guid.CreateVersion7(), text = "Hi", page = Shoes });
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var dialog = new DialogId(anna.Desk.Rows[0].GetProperty("id").GetGuid());
        await anna.CloseAsync(dialog);

        await visitor.Hub.CallAsync("Send", new { id = Guid.CreateVersion7(), text = "Once more", page = Help });
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);

        anna.Desk.Rows[0].GetProperty("group").GetGuid().Should().Be(_help.Id.Value);
        (await anna.OpenAsync(dialog)).Items.Single(item => item.GetProperty("kind").GetString() == "reopened")
            .GetProperty("group").GetGuid().Should().Be(_help.Id.Value);
    }

    [Fact]
    public async Task A_greeting_and_its_pushes_are_of_the_page_that_was_told()
    {
        await SaveAsync(Segment(PagePart.Url, "", ["/help"], _help));
        await using var anna = await _host.OperatorAsync();
        await MoveAsync(anna, _help);
        await using var visitor = await _host.VisitorAsync();

        var greeting = await visitor.Hub.CallAsync("Hello", new { build = "test", page = Help });
        await visitor.Hub.CallAsync("Visit", new { page = Shoes });
        await visitor.Hub.WaitForPushAsync("availability", push => !push.GetProperty("available").GetBoolean());
        await visitor.Hub.CallAsync("Visit", new { page = Help });
        await visitor.Hub.WaitForPushAsync("availability", push => push.GetProperty("available").GetBoolean());

        greeting.TryGetProperty("groups", out _).Should().BeFalse("there is nothing to pick");
    }

    [Fact]
    public async Task Of_several_groups_with_somebody_the_visitor_picks_one()
    {
        await SaveAsync(Segment(PagePart.Query, "ask", [], _sales, _help));
        await using var anna = await _host.OperatorAsync();
        await MoveAsync(anna, _help, _sales);
        await using var visitor = await _host.VisitorAsync();

        var offered = await AvailabilityAsync(visitor, $"{Shoes}?ask=1");
        await visitor.Rest.PostAsync("v1/s/main/messages", new { id = Guid.CreateVersion7(), text = "Hi", page = $"{Shoes}?ask=1", group = _help.Id.Value });
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);

        offered.Should().Be($$"""{"available":true,"opensAt":null,"groups":[{"id":"{{_sales.Id}}","name":"Sales"},{"id":"{{_help.Id}}","name":"Help"}]}""");
        anna.Desk.Rows[0].GetProperty("group").GetGuid().Should().Be(_help.Id.Value);
    }

    [Fact] // the cookies of the request, and of these only those that a condition names
    public async Task A_cookie_decides_where_a_condition_names_it()
    {
        await SaveAsync(Segment(PagePart.Cookie, "plan", ["pro"], _help));
        await using var anna = await _host.OperatorAsync();
        await MoveAsync(anna, _help);
        using var http = new HttpClient();
        async Task<string> AskAsync(string cookie)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_host.Mount, "v1/s/main/availability"));
            request.Headers.Add("Cookie", cookie);
            using var answer = await http.SendAsync(request);
            return await answer.Content.ReadAsStringAsync();
        }

        (await AskAsync("plan=pro; other=1")).Should().Contain("\"available\":true");
        (await AskAsync("plan=free")).Should().Contain("\"available\":false");
        (await AskAsync("other=pro")).Should().Contain("\"available\":false");
    }

    [Fact]
    public async Task They_are_set_over_the_wire_and_stay_where_a_page_leaves_them_out()
    {
        await using var anna = await _host.OperatorAsync();
        await _host.Chat.Admin.SetRightsAsync(Anna, Rights.Operator | Rights.ProjectSettings);
        var segments = new[] { new { when = new[] { new { part = "url", key = (string?)null, values = new[] { "/help" } } }, groups = new[] { _help.Id.Value } } };

        var saved = await anna.Hub.CallAsync("SaveSite", new { key = "main", version = Site.Version, segments, groups = new[] { _sales.Id.Value } });
        await anna.Hub.CallAsync("SaveSite", new { key = "main", version = Site.Version, color = "#112233" });
        var unknown = await Refused.WithAsync("invalid_field", () => anna.Hub.CallAsync("SaveSite", new { key = "main", version = Site.Version, groups = new[] { Guid.CreateVersion7() } }));

        saved.GetProperty("site").GetProperty("segments").GetRawText().Should().Be(
            $$"""[{"when":[{"part":"url","values":["/help"]}],"groups":["{{_help.Id}}"]}]""");
        Site.Settings.Should().Be(new SiteSettings { Color = "#112233", Segments = [Segment(PagePart.Url, "", ["/help"], _help)], Groups = [_sales.Id] });
        unknown.Problem.GetProperty("member").GetString().Should().Be("groups");
    }

    private Site Site => _host.Chat.Admin.Projects[0].Sites[0];

    private Member Anna => _host.Chat.Admin.Projects[0].Members.Single(member => member.FirstName == "Anna");

    private Task SaveAsync(PageSegment segment) =>
        _host.Chat.Admin.SaveSiteAsync(Site with { Settings = new SiteSettings { Segments = [segment], Groups = [_sales.Id] } });

    private Task MoveAsync(OperatorClient op, params Group[] groups) =>
        _host.Chat.Admin.SaveMemberAsync(Anna with { Groups = [.. groups.Select(group => group.Id)] });

    private static async Task<string> AvailabilityAsync(VisitorClient visitor, string page) =>
        (await visitor.Rest.GetAsync($"v1/s/main/availability?page={Uri.EscapeDataString(page)}")).GetRawText();

    private static PageSegment Segment(PagePart part, string key, string[] values, params Group[] groups) => new()
    {
        Conditions = [new PageCondition { Part = part, Key = key, Values = values }], Groups = [.. groups.Select(group => group.Id)],
    };
}

using System.Text.Json;
using MultiChat.Dialogs;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Desk;

/// <summary>Classes of inquiries over the wire: the list, and what operators set.</summary>
public sealed class ClassMethodsTests : IAsyncLifetime
{
    private const string Path = "v1/p/main/settings/classes";
    private TestHost _host = null!;
    private OperatorClient _mia = null!;

    private IReadOnlyList<InquiryClass> Classes => _host.Chat.Admin.Projects[0].Classes;

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        await _host.AddOperatorAsync("Mia", rights: Rights.Operator | Rights.ProjectSettings);
        _mia = await _host.OperatorAsync("Mia");
    }

    public async Task DisposeAsync()
    {
        await _mia.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact] // J1
    public async Task A_class_is_added_changed_removed_and_listed()
    {
        var added = (await _mia.Rest.PostAsync(Path, new { name = " Заявка ", isLead = true })).GetProperty("class");
        var id = added.GetProperty("id").GetGuid();
        added.GetRawText().Should().Be($$$"""{"id":"{{{id}}}","version":1,"name":"Заявка","isLead":true,"removed":false}""");

        var removed = await _mia.Hub.CallAsync("SaveClass", new { @class = id, version = 1, name = "Заказ", isLead = false, removed = true });

        var expected = $$$"""{"id":"{{{id}}}","version":2,"name":"Заказ","isLead":false,"removed":true}""";
        removed.GetProperty("class").GetRawText().Should().Be(expected);
        (await _mia.Rest.GetAsync("v1/p/main/settings")).GetProperty("classes")[0].GetRawText().Should().Be(expected);
        (await _mia.Rest.GetAsync("v1/p/main")).GetProperty("classes")[0].GetRawText().Should().Be(expected);
    }

    [Fact]
    public async Task Who_saw_an_earlier_class_is_told_what_stands_now()
    {
        var known = await AddAsync("Заявка");
        var first = await _host.Chat.Admin.Classes.SaveAsync(known with { Name = "Заказ" });

        foreach (var version in new[] { known.Version, 0 })
        {
            var refused = await Refused.WithAsync(
                "class_conflict", () => _mia.Rest.PutAsync($"{Path}/{known.Id}", new { version, name = "Иначе", isLead = false, removed = false }));

            refused.Problem.GetProperty("class").GetProperty("name").GetString().Should().Be("Заказ");
        }

        Classes.Should().Equal(first);
    }

    [Fact]
    public async Task Names_that_are_taken_or_none_are_refused()
    {
        await AddAsync("Заявка");

        await Refused.WithAsync("name_taken", () => _mia.Hub.CallAsync("AddClass", new { name = "заявка" }));
        foreach (var name in new[] { " ", "a\u0000b" })
        {
            (await Refused.WithAsync("invalid_field", () => _mia.Hub.CallAsync("AddClass", new { name })))
                .Problem.GetProperty("member").GetString().Should().Be("name");
        }
    }

    [Fact] // J1
    public async Task An_operator_sets_a_class_and_all_desks_see_it_at_once_and_no_visitor()
    {
        var lead = await AddAsync("Заявка");
        await using var boris = await _host.OperatorAsync("Boris");
        await using var visitor = await _host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await boris.Desk.WaitUntilAsync(desk => desk.Rows.Count == 1);
        var row = boris.Desk.Rows[0];
        var (dialog, inquiry) = (row.GetProperty("id").GetGuid(), row.GetProperty("inquiryId").GetGuid());
        row.GetProperty("class").ValueKind.Should().Be(JsonValueKind.Null);
        var thread = await boris.OpenAsync(new DialogId(dialog));

        var set = (await _mia.Rest.PutAsync($"v1/p/main/dialogs/{dialog}/inquiries/{inquiry}/class", new { @class = lead.Id.Value })).GetProperty("row");

        set.GetProperty("class").GetGuid().Should().Be(lead.Id.Value);
        set.GetProperty("at").GetString().Should().Be(row.GetProperty("at").GetString());
        await boris.Desk.WaitUntilAsync(desk => desk.Rows[0].GetProperty("class").ValueKind == JsonValueKind.String);
        await thread.WaitUntilAsync(view => view.Items.Count == 2);
        var item = thread.Items[1];
        (item.GetProperty("kind").GetString(), item.GetProperty("by").GetGuid(), item.GetProperty("class").GetGuid(), item.GetProperty("inquiry").GetGuid())
            .Should().Be(("classSet", _mia.Desk.Me.Value, lead.Id.Value, inquiry));
        visitor.Hub.Frames.Should().NotContain(frame => frame.Contains(lead.Id.ToString(), StringComparison.Ordinal));
    }

    [Fact] // an undo
    public async Task The_version_after_it_takes_it_back_and_only_until_something_else_happens()
    {
        var lead = await AddAsync("Заявка");
        await using var visitor = await _host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await _mia.Desk.WaitUntilAsync(desk => desk.Rows.Count == 1);
        var row = _mia.Desk.Rows[0];
        var path = $"v1/p/main/dialogs/{row.GetProperty("id").GetGuid()}/inquiries/{row.GetProperty("inquiryId").GetGuid()}/class";
        var set = (await _mia.Rest.PutAsync(path, new { @class = lead.Id.Value })).GetProperty("row");
        var version = set.GetProperty("version").GetInt64();
        await visitor.SendAsync("And?");

        await Refused.WithAsync("changed", () => _mia.Rest.PutAsync(path, new Dictionary<string, object?> { ["class"] = null, ["version"] = version }));

        (await Refused.WithAsync("invalid_field", () => _mia.Rest.PutAsync(path, new { @class = Guid.CreateVersion7() })))
            .Problem.GetProperty("member").GetString().Should().Be("class");
    }

    private Task<InquiryClass> AddAsync(string name) => _host.Chat.Admin.Classes.AddAsync(_host.Project.Id, name);
}

using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Desk;

/// <summary>Templates over the wire (rules X1 and X3).</summary>
public sealed class TemplateMethodsTests : IAsyncLifetime
{
    private const string Path = "v1/p/main/templates";
    private readonly Guid _id = Guid.CreateVersion7();
    private TestHost _host = null!;
    private OperatorClient _anna = null!;

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        _anna = await _host.OperatorAsync("Anna", available: false);
    }

    public async Task DisposeAsync()
    {
        await _anna.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_template_is_added_changed_listed_and_removed_through_hub_and_rest()
    {
        var added = await _anna.Rest.PostAsync(Path, new { id = _id, name = " Hello ", text = "Hello, {client.name}!" });
        added.GetRawText().Should().Be($$$"""{"template":{"id":"{{{_id}}}","name":"Hello","text":"Hello, {client.name}!","version":1}}""");
        (await _anna.Hub.CallAsync("AddTemplate", new { id = _id, name = "Hello", text = "Hello, {client.name}!" })).GetRawText().Should().Be(added.GetRawText());

        var saved = await _anna.Hub.CallAsync("SaveTemplate", new { template = _id, version = 1, name = "Hello", text = "Good day" });
        (await _anna.Rest.PutAsync($"{Path}/{_id}", new { version = 1, name = "Hello", text = "Good day" })).GetRawText().Should().Be(saved.GetRawText());

        (await _anna.Rest.GetAsync(Path)).GetProperty("templates")[0].GetRawText().Should().Be(saved.GetProperty("template").GetRawText());
        (await _anna.Rest.PostAsync($"{Path}/{_id}/remove", new { version = 2 })).GetRawText().Should().Be("{}");
        (await _anna.Hub.CallAsync("RemoveTemplate", new { template = _id, version = 2 })).GetRawText().Should().Be("{}");
        (await _anna.Hub.CallAsync("Templates", new { })).GetRawText().Should().Be("""{"templates":[]}""");
    }

    [Fact]
    public async Task A_page_asks_for_what_it_does_not_know()
    {
        var other = Guid.CreateVersion7();
        await AddAsync(_id, "Hello");
        await AddAsync(other, "Bye");
        var all = await ChangesAsync([]);
        all.Templates.Should().Equal("Bye", "Hello");

        (await ChangesAsync(new() { [_id] = 1, [other] = 1 })).Should().BeEquivalentTo((Array.Empty<string>(), Array.Empty<Guid>()));
        await _anna.Hub.CallAsync("SaveTemplate", new { template = _id, version = 1, name = "Hello", text = "Good day" });
        await _anna.Hub.CallAsync("RemoveTemplate", new { template = other, version = 1 });

        var (changed, removed) = await ChangesAsync(new() { [_id] = 1, [other] = 1 });
        changed.Should().Equal("Hello");
        removed.Should().Equal(other);
    }

    [Fact]
    public async Task Each_refusal_has_its_code()
    {
        await AddAsync(_id, "Hello");
        var conflict = await Refused.WithAsync("template_conflict", () => _anna.Rest.PutAsync($"{Path}/{_id}", new { version = 7, name = "Hello", text = "b" }));
        conflict.Problem.GetProperty("template").GetProperty("version").GetInt64().Should().Be(1);
        await Refused.WithAsync("template_conflict", () => AddAsync(_id, "Other"));
        await Refused.WithAsync("template_conflict", () => _anna.Hub.CallAsync("RemoveTemplate", new { template = _id, version = 7 }));
        await Refused.WithAsync("name_taken", () => AddAsync(Guid.CreateVersion7(), "HELLO"));
        await Refused.WithAsync("invalid_field", () => AddAsync(Guid.CreateVersion7(), " "));
        await Refused.WithAsync("text_empty", () => _anna.Hub.CallAsync("SaveTemplate", new { template = _id, version = 1, name = "Hello", text = " " }));
        await Refused.WithAsync("not_found", () => _anna.Rest.PutAsync($"{Path}/{Guid.CreateVersion7()}", new { version = 1, name = "a", text = "b" }));
        await Refused.WithAsync("malformed", () => AddAsync(Guid.Empty, "a"));
    }

    [Fact]
    public async Task Every_page_is_told_that_there_is_something_to_ask()
    {
        await using var boris = await _host.OperatorAsync("Boris", available: false);

        await AddAsync(_id, "Hello");

        (await boris.Hub.WaitForPushAsync("templates").InTimeAsync()).Content.GetRawText().Should().Be("{}");
    }

    private Task<System.Text.Json.JsonElement> AddAsync(Guid id, string name) => _anna.Hub.CallAsync("AddTemplate", new { id, name, text = "a" });

    private async Task<(string?[] Templates, Guid[] Removed)> ChangesAsync(Dictionary<Guid, long> known)
    {
        var answer = await _anna.Hub.CallAsync("TemplateChanges", new { known });
        return (
            [.. answer.GetProperty("templates").EnumerateArray().Select(template => template.GetProperty("name").GetString())],
            [.. answer.GetProperty("removed").EnumerateArray().Select(id => id.GetGuid())]);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;

namespace MultiChat.Hosting.Witness;

/// <summary>
/// Both hubs as Microsoft's own SignalR client meets them: docs/wire.md read a second time, so that our own client and the host cannot be wrong
/// together.
/// </summary>
public sealed class SecondWitnessTests
{
    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task A_talk_from_the_first_word_to_the_marks(HttpTransportType transport)
    {
        await using var host = await TestHost.StartAsync();
        var (atDesk, atSite) = (new CookieContainer(), new CookieContainer());
        await PostAsync(host, atDesk, "v1/session", new { email = "Anna@example.org", password = TestHost.Password });
        await using var anna = await WitnessConnection.StartAsync(new Uri(host.Mount, "v1/p/main/hub"), atDesk, transport);
        await using var visitor = await WitnessConnection.StartAsync(new Uri(host.Mount, "v1/s/main/hub"), new CookieContainer(), transport);

        // Start
        var desk = await anna.CallAsync("Start", new { build = "witness" });
        var me = desk.GetProperty("me").GetString();
        (await visitor.CallAsync("Hello", new { build = "witness", language = "ru" })).GetProperty("available").GetBoolean().Should().BeFalse();
        (await anna.CallAsync("Switch", new { available = true })).GetProperty("status").GetProperty("available").GetBoolean().Should().BeTrue();
        await visitor.NextAsync("availability", push => push.GetProperty("available").GetBoolean());
        var identity = await PostAsync(host, atSite, "v1/s/main/identity", new { });
        var ticket = identity.GetProperty("ticket").GetString();
        var snapshot = await visitor.CallAsync("Join", new { ticket });
        snapshot.GetProperty("dialog").ValueKind.Should().Be(JsonValueKind.Null);
        snapshot.GetProperty("place").GetRawText().Should().Be("""{"eventSeq":0,"tag":""}""");

        // Say
        var said = (await visitor.CallAsync("Send", new { id = Guid.CreateVersion7(), text = "Добрый день 👋" })).GetProperty("message");
        (said.GetProperty("seq").GetInt64(), said.GetProperty("from").GetString()).Should().Be((1, "me"));
        var begun = await visitor.NextAsync("log", push => push.GetProperty("items").GetArrayLength() > 0);
        (begun.GetProperty("after").GetInt64(), begun.GetProperty("upTo").GetInt64()).Should().Be((0, 1));
        var rows = await anna.NextAsync("rows", push => push.GetProperty("rows").GetArrayLength() > 0);
        var row = rows.GetProperty("rows")[0];
        (row.GetProperty("section").GetString(), row.GetProperty("unread").GetInt64()).Should().Be(("mine", 1));
        var dialog = row.GetProperty("id").GetString();
        var thread = await anna.CallAsync("Open", new { dialog });
        Texts(thread).Should().Equal("Добрый день 👋");

        // Answer
        var answer = (await anna.CallAsync("Answer", new { dialog, id = Guid.CreateVersion7(), text = "Здраствуйте", sawResponsible = (string?)null }))
            .GetProperty("message");
        answer.GetProperty("by").GetString().Should().Be(me);
        var joined = await visitor.NextAsync("log", push => Kinds(push).Contains("message"));
        (joined.GetProperty("after").GetInt64(), Kinds(joined)).Should().BeEquivalentTo((1L, new[] { "joined", "message" }));
        await anna.NextAsync("log", push => push.GetProperty("dialog").GetString() == dialog && Texts(push).Contains("Здраствуйте"));

        // Edit
        var id = answer.GetProperty("id").GetString();
        var edited = (await anna.CallAsync("Edit", new { dialog, id, text = "Здравствуйте", revision = 0 })).GetProperty("message");
        (edited.GetProperty("revision").GetInt32(), edited.GetProperty("seq").GetInt64()).Should().Be((1, answer.GetProperty("seq").GetInt64()));
        var corrected = await visitor.NextAsync("log", push => Kinds(push).Contains("edited"));
        Texts(corrected).Should().Equal("Здравствуйте");
        (await anna.RefusalAsync("Edit", new { dialog, id, text = "Привет", revision = 0 })).Should().Be("edit_conflict");

        // Marks
        var place = new { eventSeq = corrected.GetProperty("upTo").GetInt64(), tag = corrected.GetProperty("tag").GetString() };
        await visitor.CallAsync("Applied", place);
        await anna.NextAsync("marks", push => push.GetProperty("visitorDelivered").GetInt64() == place.eventSeq);
        await visitor.CallAsync("Read", new { seq = 2 });
        await anna.NextAsync("marks", push => push.GetProperty("visitorRead").GetInt64() == 2);
        await anna.CallAsync("Read", new { dialog, seq = 1 });
        await visitor.NextAsync("marks", push => push.GetProperty("read").GetInt64() == 1);
        (await visitor.RefusalAsync("Send", new { id = Guid.CreateVersion7(), text = " " })).Should().Be("text_empty");
    }

    private static string?[] Kinds(JsonElement catchUp) => [.. catchUp.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("kind").GetString())];

    private static IEnumerable<string?> Texts(JsonElement catchUp) => catchUp.GetProperty("items").EnumerateArray()
        .Where(item => item.TryGetProperty("message", out _)).Select(item => item.GetProperty("message").GetProperty("text").GetString());

    private static async Task<JsonElement> PostAsync(TestHost host, CookieContainer cookies, string path, object body)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Mount, path)) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-MultiChat", "1");
        using var answer = await http.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MultiChat.Dialogs;
using MultiChat.Hosting.Accounts;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Desk;

/// <summary>Rule T8 over the wire: a member's own profile, and the photo that everybody sees.</summary>
public sealed class ProfileMethodsTests : IAsyncLifetime
{
    private const string Path = "v1/p/main/profile";
    private const string PhotoPath = $"{Path}/photo";

    /// <summary>A valid PNG of 64 pixels, with a chunk of pixels that makes it as long as asked.</summary>
    private static byte[] Picture(int length = 100)
    {
        byte[] head = [0x89, .. "PNG\r\n\u001A\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 64, 0, 0, 0, 64, 8, 6, 0, 0, 0, 0, 0, 0, 0];
        var pixels = length - head.Length - 24;
        return [.. head, 0, 0, (byte)(pixels >> 8), (byte)pixels, .. "IDAT"u8, .. new byte[pixels + 4], 0, 0, 0, 0, .. "IEND"u8, 0, 0, 0, 0];
    }

    private TestHost _host = null!;
    private OperatorClient _anna = null!;

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        _anna = await _host.OperatorAsync();
    }

    public async Task DisposeAsync()
    {
        await _anna.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_profile_is_read_and_saved_through_hub_and_rest()
    {
        var profile = await _anna.Rest.GetAsync(Path);
        profile.GetRawText().Should().Be($$"""{"version":1,"email":"Anna@example.org","firstName":"Anna","lastName":"-","phone":null,"photo":null}""");
        (await _anna.Hub.CallAsync("Profile", new { })).GetRawText().Should().Be(profile.GetRawText());

        var saved = await _anna.Rest.PutAsync(Path, new { version = 1, firstName = " Анна ", lastName = "Орлова", phone = " +7 900 000-00-00 " });

        saved.GetRawText().Should().Be("""{"version":2,"email":"Anna@example.org","firstName":"Анна","lastName":"Орлова","phone":"+7 900 000-00-00","photo":null}""");
        (await Refused.WithAsync("member_conflict", () => _anna.Hub.CallAsync("SaveProfile", new { version = 1, firstName = "A", lastName = "-", phone = (string?)null })))
            .Problem.GetProperty("members")[0].GetString().Should().Be(Anna.Id.ToString());
        (await _anna.Hub.CallAsync("SaveProfile", new { version = 2, firstName = "Анна", lastName = "-", phone = (string?)null }))
            .GetProperty("phone").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("", "-", null, "firstName")]
    [InlineData("Anna", "\u200B", null, "lastName")]
    [InlineData("Anna", "-", "012345678901234567890123456789012345678901234567890", "phone")]
    public async Task What_breaks_its_bounds_is_named(string firstName, string lastName, string? phone, string member) =>
        (await Refused.WithAsync("invalid_field", () => _anna.Rest.PutAsync(Path, new { version = 1, firstName, lastName, phone })))
            .Problem.GetProperty("member").GetString().Should().Be(member);

    [Fact]
    public async Task A_photo_is_public_by_its_hash_and_runs_nothing()
    {
        var saved = await PutAsync(Picture(), "text/html");
        var hash = saved.GetProperty("photo").GetString()!;
        using var stranger = new HttpClient();

        using var answer = await stranger.GetAsync(new Uri(_host.Mount, $"v1/photos/{hash}"));

        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(Picture());
        answer.Content.Headers.ContentType!.ToString().Should().Be("image/png");
        answer.Headers.CacheControl!.ToString().Should().Be("public, max-age=31536000, immutable");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("Content-Security-Policy").Should().Equal("default-src 'none'; sandbox");
        answer.Headers.Contains("Set-Cookie").Should().BeFalse();
        using var known = new HttpRequestMessage(HttpMethod.Get, answer.RequestMessage!.RequestUri);
        known.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await stranger.SendAsync(known)).StatusCode.Should().Be(HttpStatusCode.NotModified);
        using var head = new HttpRequestMessage(HttpMethod.Head, answer.RequestMessage!.RequestUri);
        (await stranger.SendAsync(head)).Content.Headers.ContentLength.Should().Be(100);
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("..%2F..%2Fconsole")]
    public async Task Of_an_unknown_photo_nothing_is_kept(string hash)
    {
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(_host.Mount, $"v1/photos/{hash}"));

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Headers.CacheControl?.NoStore.Should().BeTrue();
    }

    [Fact] // G9
    public async Task Nobody_asks_the_store_for_photos_without_end()
    {
        using var http = new HttpClient();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 31; i++)
        {
            using var answer = await http.GetAsync(new Uri(_host.Mount, $"v1/photos/{i:x64}"));
            answers.Add(answer.StatusCode);
        }

        answers[..30].Should().AllBeEquivalentTo(HttpStatusCode.NotFound);
        answers[30].Should().Be(HttpStatusCode.TooManyRequests);
        var hash = (await PutAsync(Picture())).GetProperty("photo").GetString();
        (await http.GetAsync(new Uri(_host.Mount, $"v1/photos/{hash}"))).StatusCode.Should().Be(HttpStatusCode.OK, "a photo that a member has is nobody's guess");
    }

    [Fact] // G9
    public async Task Nobody_fills_the_store_with_photos()
    {
        for (var i = 0; i < 10; i++)
        {
            await PutAsync(Picture());
        }

        (await TryPutAsync(Picture())).Code.Should().Be("too_many");
    }

    [Fact]
    public async Task A_photo_has_64_KB_at_most_however_it_is_sent()
    {
        (await PutAsync(Picture(65_536))).GetProperty("photo").GetString().Should().NotBeNull();
        var before = Anna.Photo;

        (await TryPutAsync(Picture(65_537))).Code.Should().Be("too_large");
        (await TryPutAsync(Picture(65_537), chunked: true)).Code.Should().Be("too_large");
        foreach (var other in new[] { "<svg/>"u8.ToArray(), [] })
        {
            var (code, problem) = await TryPutAsync(other);
            (code, problem.GetProperty("member").GetString()).Should().Be(("invalid_field", "photo"));
        }

        Anna.Photo.Should().Be(before);
    }

    [Fact]
    public async Task Another_site_cannot_give_somebody_a_photo()
    {
        (await TryPutAsync(Picture(), header: null)).Code.Should().Be("header_required");
        (await TryPutAsync(Picture(), origin: "https://evil.example")).Code.Should().Be("origin_forbidden");
        Anna.Photo.Should().BeNull();
    }

    [Fact]
    public async Task Everybody_sees_the_photo_where_they_see_the_name()
    {
        await using var visitor = await _host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await _anna.Desk.WaitUntilAsync(desk => desk.Rows.Count == 1);
        await _anna.AnswerAsync(new DialogId(_anna.Desk.Rows[0].GetProperty("id").GetGuid()), "Hello!");
        var hash = (await PutAsync(Picture())).GetProperty("photo").GetString();

        var joined = await visitor.Rest.GetAsync("v1/s/main/dialog");

        joined.GetProperty("dialog").GetProperty("operator").GetRawText().Should().Be($$"""{"name":"Anna","photo":"{{hash}}"}""");
        var items = joined.GetProperty("items").EnumerateArray().ToList();
        items.Single(item => item.GetProperty("kind").GetString() == "joined").GetProperty("photo").GetString().Should().Be(hash);
        items.Select(item => item.TryGetProperty("message", out var message) && message.TryGetProperty("photo", out var photo) ? photo.GetString() : null)
            .OfType<string>().Should().Equal(hash);
        var members = (await _anna.Rest.GetAsync("v1/p/main")).GetProperty("members").EnumerateArray().ToDictionary(member => member.GetProperty("name").GetString()!);
        members["Anna"].GetProperty("photo").GetString().Should().Be(hash);
        members["Boris"].TryGetProperty("photo", out _).Should().BeFalse();
    }

    [Fact]
    public async Task A_photo_goes_as_it_came()
    {
        await PutAsync(Picture());

        (await _anna.Rest.DeleteAsync(PhotoPath)).GetProperty("photo").ValueKind.Should().Be(JsonValueKind.Null);

        Anna.Photo.Should().BeNull();
    }

    [Fact]
    public async Task An_administrator_changes_a_phone_and_older_pages_leave_it()
    {
        var ada = await _host.Chat.Admin.AddMemberAsync(_host.Project.Id, "ada@example.org", "Ada", "-", Rights.Administrator);
        await _host.App.Services.GetRequiredService<OperatorAccounts>().SetPasswordAsync(ada, TestHost.Password);
        await using var door = await OperatorClient.SignInAsync(_host.Mount, "ada@example.org", TestHost.Password);
        var path = $"v1/p/main/team/members/{Anna.Id}";
        var rights = new[] { "operator" };
        var groups = Array.Empty<Guid>();

        var given = await door.Rest.PutAsync(path, new { version = Anna.Version, firstName = "Anna", lastName = "-", phone = "112", rights, groups });
        given.GetProperty("member").GetProperty("phone").GetString().Should().Be("112");
        await door.Rest.PutAsync(path, new { version = Anna.Version, firstName = "Anya", lastName = "-", rights, groups });
        Anna.Phone.Should().Be("112");
        await door.Rest.PutAsync(path, new { version = Anna.Version, firstName = "Anya", lastName = "-", phone = "", rights, groups });

        Anna.Phone.Should().BeNull();
    }

    private Member Anna => _host.Chat.Admin.Projects[0].Members.Single(member => member.Email.StartsWith("Anna", StringComparison.Ordinal));

    private async Task<JsonElement> PutAsync(byte[] photo, string type = "image/png")
    {
        var (code, json) = await TryPutAsync(photo, type);
        code.Should().BeEmpty();
        return json;
    }

    private async Task<(string Code, JsonElement Json)> TryPutAsync(
        byte[] photo, string type = "image/png", bool chunked = false, string? header = "1", string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, PhotoPath) { Content = new ByteArrayContent(photo) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.TransferEncodingChunked = chunked;
        if (header is not null)
        {
            request.Headers.Add("X-MultiChat", header);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var answer = await _anna.Rest.Http.SendAsync(request);
        var json = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.IsSuccessStatusCode ? "" : json.GetProperty("code").GetString()!, json);
    }
}

using System.Net;

namespace MultiChat.Hosting.Guest;

/// <summary>A page that was open while its host was replaced asks for files by their old names.</summary>
public sealed class AssetNameTests
{
    [Theory]
    [InlineData("panel")]
    [InlineData("polling")]
    [InlineData("grid")]
    [InlineData("hub-fallback")]
    [InlineData("agreement")]
    [InlineData("reload-note")]
    public async Task What_a_page_imports_later_it_gets_as_it_is_today(string part)
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(host.Mount, $"assets/{part}-ABCDEF23.js"));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.RequestMessage!.RequestUri!.AbsolutePath.Should().StartWith($"/chat/assets/{part}-").And.NotContain("ABCDEF23");
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/javascript");
    }

    [Theory]
    [InlineData("panel-ABCDEF23.js", HttpStatusCode.TemporaryRedirect)]
    [InlineData("chunk-ABCDEF23.js", HttpStatusCode.NotFound)]
    [InlineData("grid-ABCDEF23.js", HttpStatusCode.TemporaryRedirect)]
    [InlineData("console-ABCDEF23.js", HttpStatusCode.NotFound)]
    [InlineData("panel-ABCDEF23.css", HttpStatusCode.NotFound)]
    [InlineData("panel-.js", HttpStatusCode.NotFound)]
    public async Task An_answer_about_a_name_of_another_build_is_not_kept(string name, HttpStatusCode status)
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        using var answer = await http.GetAsync(new Uri(host.Mount, $"assets/{name}"));

        answer.StatusCode.Should().Be(status);
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
    }
}

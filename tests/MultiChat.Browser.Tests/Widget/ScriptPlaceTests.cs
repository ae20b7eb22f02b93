using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>When and how the script comes into a page.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class ScriptPlaceTests(Chromium chromium, ITestOutputHelper output)
{
    private const string Async = """<script type="module" async src="/chat/widget.js"></script>""";

    [Theory]
    [InlineData("before the body", Async, "")]
    [InlineData("before the page's own element", Async, """<multi-chat site="main"></multi-chat>""")]
    [InlineData("twice", """<script type="module" async src="/chat/widget.js?v=1"></script><script type="module" async src="/chat/widget.js?v=2"></script>""", "")]
    [InlineData("put in by a script", """<script>document.head.append(Object.assign(document.createElement("script"), { type: "module", src: "/chat/widget.js" }))</script>""", "")]
    [InlineData("imported", """<script type="module" async>import("/chat/widget.js")</script>""", "")]
    [InlineData("without its type", """<script src="/chat/widget.js"></script>""", "")]
    public async Task There_is_one_chat_and_what_was_called_before_is_done(string where, string head, string body)
    {
        await using var host = await ChatHost.StartAsync(new ChatHostOptions { Map = app => MapSlowPage(app, head, body) });
        await using var stage = new Stage(chromium, output);
        var profile = await stage.NewProfileAsync();
        await Census.BeginAsync(profile);
        await profile.AddInitScriptAsync("(window.MultiChat ||= []).push(['identify', 'token'], ['nothing like this'], 'no call', ['open'])");
        var page = await profile.NewPageAsync();
        await page.GotoAsync($"{host.Site}slow");
        var visitor = new VisitorPage(page);

        await Expect(visitor.Field).ToBeVisibleAsync();
        await visitor.ExpectJoinedAsync();
        await Expect(page.Locator("multi-chat")).ToHaveCountAsync(1);
        (await Census.TakeAsync(page)).Sockets.Should().Be(1);
        stage.Complaints.Where(complaint => complaint.StartsWith("exception", StringComparison.Ordinal)).Should().BeEmpty(where);
        if (where == "without its type")
        {
            stage.Complaints.Should().Contain(complaint => complaint.Contains("needs type=\"module\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_element_that_the_page_puts_in_later_takes_the_chat_over()
    {
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        var visitor = await stage.VisitAsync(host.Site);
        await visitor.OpenAsync();
        await visitor.Field.FillAsync("черновик");

        await visitor.Page.EvaluateAsync("() => document.body.append(document.createElement('multi-chat'))");

        await Expect(visitor.Page.Locator("body multi-chat")).ToHaveCountAsync(1);
        await Expect(visitor.Page.Locator("multi-chat")).ToHaveCountAsync(1);
        await Expect(visitor.Field).ToHaveValueAsync("черновик");
        await Expect(visitor.Field).ToBeVisibleAsync();
    }

    /// <summary>The head comes, and the body when the script has run.</summary>
    private static void MapSlowPage(WebApplication app, string head, string body)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.MapPost("/script-ran", () => asked.TrySetResult());
        app.MapGet("/slow", async context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            const string tell = """<script>const look = setInterval(() => { if (customElements.get("multi-chat")) { clearInterval(look); fetch("/script-ran", { method: "POST" }); } }, 20);</script>""";
            // A parser shows what it has only after the first kilobyte.
            await context.Response.WriteAsync($"<!doctype html><html lang=\"ru\"><head><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\">{tell}{head}<!--{new string('-', 2_000)}-->");
            await context.Response.Body.FlushAsync();
            await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), context.RequestAborted);
            await context.Response.WriteAsync($"</head><body><main>1</main>{body}</body></html>");
        });
    }
}

using System.Collections.Concurrent;
using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Trouble;

[Collection(nameof(Browsing.Trouble))]
public sealed class BlockedSocketTests(Chromium chromium, ITestOutputHelper output)
{
    // Budgets: the official client only where WebSockets are blocked; M3: delivered and read there, too
    [Fact]
    public async Task Both_ways_of_a_talk_work_where_no_WebSocket_gets_through()
    {
        await using var host = await ChatHost.StartAsync();
        await using var proxy = await StrippingProxy.StartAsync(host, carriesSockets: false);
        await using var stage = new Stage(chromium, output);
        var (guests, desks) = (await stage.NewProfileAsync(), await stage.NewProfileAsync());
        var frames = new ConcurrentQueue<string>();
        var polls = new ConcurrentQueue<string>();
        foreach (var profile in new[] { guests, desks })
        {
            profile.Page += (_, page) => page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Enqueue(frame.Text ?? "");
            profile.Response += (_, answer) => Note(answer);
        }

        var beginning = stage.BeginAsync(proxy.Site, "Пускают только HTTP", profile: guests);
        var anna = await stage.SignInAsync(proxy.Mount, profile: desks);
        var visitor = await beginning;
        await anna.OpenAsync();
        await anna.SayAsync("Этого хватит");
        await visitor.ExpectTextsAsync("Пускают только HTTP", "Этого хватит");
        await anna.ExpectStateAsync("Этого хватит", "read");
        await visitor.ExpectStateAsync("Пускают только HTTP", "read");
        await visitor.SayAsync("И обратно");
        await anna.ExpectTextsAsync("Пускают только HTTP", "Этого хватит", "И обратно");
        await anna.EditAsync("Этого хватит", "Этого вполне хватит");
        await visitor.ExpectTextsAsync("Пускают только HTTP", "Этого вполне хватит", "И обратно");
        await visitor.CloseTabAsync();
        await Expect(anna.Head.Locator("[data-online]")).ToHaveAttributeAsync("data-online", "false");

        frames.Should().BeEmpty("no WebSocket ever opened");
        polls.Should().Contain("visitor").And.Contain("desk");

        void Note(IResponse answer)
        {
            if (answer.Ok && answer.Request.Method == "GET" && answer.Url.Contains("/hub?id=", StringComparison.Ordinal))
            {
                polls.Enqueue(answer.Url.Contains("/v1/s/", StringComparison.Ordinal) ? "visitor" : "desk");
            }
        }
    }
}

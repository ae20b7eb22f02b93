using System.Text.Json;
using Microsoft.Playwright;

namespace MultiChat.Browser.Browsing;

/// <summary>A service worker that runs in a browser, spoken to from inside.</summary>
public sealed class ServiceWorker
{
    private readonly ICDPSession _browser;
    private readonly string _session;

    private ServiceWorker(ICDPSession browser, string session) => (_browser, _session) = (browser, session);

    /// <summary>The one whose script has this address.</summary>
    public static async Task<ServiceWorker> AttachAsync(IBrowser browser, string script)
    {
        var session = await browser.NewBrowserCDPSessionAsync();
        var targets = (await session.SendAsync("Target.getTargets"))!.Value.GetProperty("targetInfos").EnumerateArray();
        var target = targets.Single(one => one.GetProperty("type").GetString() == "service_worker" && one.GetProperty("url").GetString() == script);
        // A session within this one: a flat one of its own is not for us to address.
        var attached = await session.SendAsync(
            "Target.attachToTarget", new() { ["targetId"] = target.GetProperty("targetId").GetString()!, ["flatten"] = false });
        return new ServiceWorker(session, attached!.Value.GetProperty("sessionId").GetString()!);
    }

    /// <summary>Calls a function there, and waits for what it promises.</summary>
    public async Task<JsonElement> CallAsync(string function, object argument)
    {
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        var messages = _browser.Event("Target.receivedMessageFromTarget");
        void Hear(object? sender, JsonElement? content)
        {
            var message = JsonDocument.Parse(content!.Value.GetProperty("message").GetString()!).RootElement;
            if (content.Value.GetProperty("sessionId").GetString() == _session && message.TryGetProperty("id", out _))
            {
                answer.TrySetResult(message.Clone());
            }
        }

        messages.OnEvent += Hear;
        try
        {
            var call = new
            {
                id = 1,
                method = "Runtime.evaluate",
                @params = new { expression = $"({function})({JsonSerializer.Serialize(argument)})", awaitPromise = true, returnByValue = true },
            };
            await _browser.SendAsync("Target.sendMessageToTarget", new() { ["sessionId"] = _session, ["message"] = JsonSerializer.Serialize(call) });
            var said = await answer.Task.WaitAsync(TimeSpan.FromSeconds(40));
            said.TryGetProperty("result", out var result).Should().BeTrue("it says {0}", said);
            result.TryGetProperty("exceptionDetails", out var thrown).Should().BeFalse("it says {0}", thrown);
            return result.GetProperty("result").GetProperty("value");
        }
        finally
        {
            messages.OnEvent -= Hear;
        }
    }
}

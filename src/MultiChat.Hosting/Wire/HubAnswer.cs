using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;

namespace MultiChat.Hosting.Wire;

/// <summary>Runs a hub method and wraps its answer as <c>{"ok":…}</c>, or the problem of its failure as <c>{"error":…}</c>.</summary>
internal static class HubAnswer
{
    private static readonly RawJson Nowhere = new("{}"u8.ToArray());

    private static ReadOnlySpan<byte> Before => "{\"ok\":"u8;

    public static async Task<RawJson> OfAsync(HubCallerContext context, Problems problems, Func<ValueTask<RawJson>> handle)
    {
        try
        {
            return Wrap(await handle());
        }
        catch (OperationCanceledException) when (context.ConnectionAborted.IsCancellationRequested)
        {
            // The page is gone, and with it whoever would read an answer: a call that was given up is no failure.
            return Nowhere;
        }
        catch (Exception failure)
        {
            var (_, problem) = problems.Of(failure, Activity.Current?.Id ?? context.ConnectionId);
            return WireJson.Write(new JsonObject { ["error"] = problem });
        }
    }

    private static RawJson Wrap(RawJson answer)
    {
        var bytes = new byte[Before.Length + answer.Utf8.Length + 1];
        Before.CopyTo(bytes);
        answer.Utf8.Span.CopyTo(bytes.AsSpan(Before.Length));
        bytes[^1] = (byte)'}';
        return new RawJson(bytes);
    }
}

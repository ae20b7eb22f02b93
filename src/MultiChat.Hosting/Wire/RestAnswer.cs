using System.Diagnostics;
using System.Globalization;

namespace MultiChat.Hosting.Wire;

/// <summary>Runs a REST handler and writes its answer, or the problem of its failure.</summary>
internal static class RestAnswer
{
    public static RequestDelegate Of(Func<HttpContext, Task<RawJson>> handle) => async context =>
    {
        try
        {
            await WriteAsync(context, StatusCodes.Status200OK, "application/json; charset=utf-8", await handle(context));
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            await WriteProblemAsync(context, failure);
        }
    };

    public static async Task WriteProblemAsync(HttpContext context, Exception failure)
    {
        var problems = context.RequestServices.GetRequiredService<Problems>();
        var (status, problem) = problems.Of(failure, Activity.Current?.Id ?? context.TraceIdentifier);
        if (problem["retryAfter"] is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.GetValue<int>().ToString(CultureInfo.InvariantCulture);
        }

        await WriteAsync(context, status, "application/problem+json; charset=utf-8", WireJson.Write(problem));
    }

    private static async Task WriteAsync(HttpContext context, int status, string type, RawJson json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = json.Utf8.Length;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.Body.WriteAsync(json.Utf8, context.RequestAborted);
    }
}

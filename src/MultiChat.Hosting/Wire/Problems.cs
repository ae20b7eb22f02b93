using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Hosting.Desk;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Team;
using MultiChat.Templates;

namespace MultiChat.Hosting.Wire;

/// <summary>The one place where failures become problem details with a stable code.</summary>
internal sealed partial class Problems(ILogger<Problems> log)
{
    private static readonly Dictionary<RefusalCode, int> Statuses = new()
    {
        [RefusalCode.TextEmpty] = StatusCodes.Status400BadRequest,
        [RefusalCode.TextTooLong] = StatusCodes.Status400BadRequest,
        [RefusalCode.TextForbiddenCharacter] = StatusCodes.Status400BadRequest,
        [RefusalCode.InvalidField] = StatusCodes.Status400BadRequest,
        [RefusalCode.ContactNeeded] = StatusCodes.Status400BadRequest,
        [RefusalCode.NotSignedIn] = StatusCodes.Status401Unauthorized,
        [RefusalCode.WrongPassword] = StatusCodes.Status401Unauthorized,
        [RefusalCode.WrongCode] = StatusCodes.Status401Unauthorized,
        [RefusalCode.Forbidden] = StatusCodes.Status403Forbidden,
        [RefusalCode.NotAuthor] = StatusCodes.Status403Forbidden,
        [RefusalCode.NotFound] = StatusCodes.Status404NotFound,
        [RefusalCode.NotSupported] = StatusCodes.Status501NotImplemented,
        [RefusalCode.TooMany] = StatusCodes.Status429TooManyRequests,
        [RefusalCode.Busy] = StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>The problem of a failure; what is our fault is logged, and says nothing but its trace id.</summary>
    public (int Status, JsonObject Problem) Of(Exception failure, string traceId)
    {
        switch (failure)
        {
            case Refusal refusal:
                var status = Statuses.GetValueOrDefault(refusal.Code, StatusCodes.Status409Conflict);
                var refused = Problem(refusal.Message, status, refusal.Code.Value);
                foreach (var (name, fact) in refusal.Facts)
                {
                    refused[name] = Fact(fact);
                }

                if (refusal.Code == RefusalCode.Busy)
                {
                    refused["retryAfter"] = 1;
                }

                return (status, refused);

            case WireException wire:
                var problem = Problem(wire.Message, wire.Status, wire.Code);
                Add(problem, "member", wire.Member);
                Add(problem, "detail", wire.Detail);
                Add(problem, "retryAfter", wire.RetryAfter);
                return (wire.Status, problem);

            case StorageException or TimeoutException:
                LogStorage(log, traceId, Reason(failure));
                LogStorageTrace(log, failure, traceId);
                var busy = Problem("The store does not answer; try again.", StatusCodes.Status503ServiceUnavailable, RefusalCode.Busy.Value);
                busy["retryAfter"] = 1;
                return (StatusCodes.Status503ServiceUnavailable, busy);

            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Of(WireException.TooLarge(), traceId);

            case BadHttpRequestException broken:
                return (broken.StatusCode, Problem("The request was broken off or is no HTTP.", broken.StatusCode, "malformed"));

            default:
                LogInternal(log, failure, traceId);
                var inner = Problem("Something went wrong here.", StatusCodes.Status500InternalServerError, "internal");
                inner["traceId"] = traceId;
                return (StatusCodes.Status500InternalServerError, inner);
        }
    }

    private static JsonObject Problem(string title, int status, string code) =>
        new() { ["type"] = "about:blank", ["title"] = title, ["status"] = status, ["code"] = code };

    private static void Add(JsonObject problem, string name, JsonNode? value)
    {
        if (value is not null)
        {
            problem[name] = value;
        }
    }

    private static JsonNode? Fact(object? fact) => fact switch
    {
        null => null,
        string text => JsonValue.Create(text),
        long number => JsonValue.Create(number),
        Message message => JsonSerializer.SerializeToNode(WireMessage.Of(message), WireJson.ShapeOf<WireMessage>()),
        Client client => JsonSerializer.SerializeToNode(WireClient.Of(client), WireJson.ShapeOf<WireClient>()),
        InquiryClass known => JsonSerializer.SerializeToNode(WireClass.Of(known), WireJson.ShapeOf<WireClass>()),
        Site site => JsonSerializer.SerializeToNode(WireSite.Of(site), WireJson.ShapeOf<WireSite>()),
        Project project => JsonSerializer.SerializeToNode(WireProjectSettings.Of(project), WireJson.ShapeOf<WireProjectSettings>()),
        Team.Group group => JsonSerializer.SerializeToNode(WireTeamGroup.Of(group), WireJson.ShapeOf<WireTeamGroup>()),
        Template template => JsonSerializer.SerializeToNode(WireTemplate.Of(template), WireJson.ShapeOf<WireTemplate>()),
        MemberId member => JsonValue.Create(member.Value),
        IReadOnlyList<MemberId> members => new JsonArray([.. members.Select(member => Fact(member))]),
        ResponsibleName name => new JsonObject { ["id"] = name.Id.ToString(), ["name"] = name.Name },
        _ => throw new InvalidOperationException($"A refusal has a fact of {fact.GetType()}, which the wire does not know."),
    };

    [LoggerMessage(1001, LogLevel.Error, "A command failed, trace {TraceId}")]
    private static partial void LogInternal(ILogger logger, Exception failure, string traceId);

    /// <summary>A store that fails, fails for everybody at once: a line each will do.</summary>
    [LoggerMessage(1002, LogLevel.Warning, "The store failed, trace {TraceId}: {Reason}")]
    private static partial void LogStorage(ILogger logger, string traceId, string reason);

    [LoggerMessage(1004, LogLevel.Debug, "The store failed, trace {TraceId}")]
    private static partial void LogStorageTrace(ILogger logger, Exception failure, string traceId);

    private static string Reason(Exception failure) =>
        failure.InnerException is { } inner ? $"{failure.Message} ({inner.GetType().Name}: {inner.Message.ReplaceLineEndings(" ")})" : failure.Message;
}

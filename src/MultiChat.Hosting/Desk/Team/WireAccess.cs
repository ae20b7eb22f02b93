using System.Text.Json.Serialization;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Desk;

internal sealed record WireAccess
{
    public required string State { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? At { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    public static WireAccess Of(MemberAccess access) =>
        new() { State = access.State, At = WireTime.Text(access.At), Error = access.Error };
}

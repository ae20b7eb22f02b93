using System.Text.Json;

namespace MultiChat.Testing.Wire;

/// <summary>The host answered with a problem: a hub's <c>{"error": …}</c> or a REST answer of <c>application/problem+json</c>.</summary>
public sealed class WireRefusedException : Exception
{
    internal WireRefusedException(string request, JsonElement problem)
        : base($"{request} was refused: {problem.GetRawText()}")
    {
        Problem = problem;
        Code = problem.Find("code")?.GetString() ?? "";
        Status = problem.Find("status")?.GetInt32() ?? 0;
    }

    /// <summary>The stable code, or an empty text if the problem has none.</summary>
    public string Code { get; }

    /// <summary>The problem's status, or 0 if it has none.</summary>
    public int Status { get; }

    /// <summary>The whole problem.</summary>
    public JsonElement Problem { get; }
}

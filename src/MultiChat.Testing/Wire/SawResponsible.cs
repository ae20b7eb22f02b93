using System.Text.Json.Nodes;
using MultiChat.Team;

namespace MultiChat.Testing.Wire;

/// <summary>Whom a command says its page showed as responsible. <see langword="default"/> is whom the client really shows.</summary>
public readonly record struct SawResponsible
{
    private readonly bool _isGiven;
    private readonly MemberId? _member;

    private SawResponsible(MemberId? member) => (_isGiven, _member) = (true, member);

    /// <summary>The page showed that nobody is responsible.</summary>
    public static SawResponsible Nobody => new(null);

    /// <summary>The page showed this member.</summary>
    /// <param name="member">The member.</param>
    public static SawResponsible Member(MemberId member) => new(member);

    internal JsonNode? ToJson(string? shown) => _isGiven ? _member?.ToString() : shown;
}

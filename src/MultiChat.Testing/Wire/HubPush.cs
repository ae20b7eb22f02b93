using System.Text.Json;

namespace MultiChat.Testing.Wire;

/// <summary>One push as it came.</summary>
public sealed record HubPush
{
    /// <summary>What it is: <c>log</c>, <c>marks</c>, <c>rows</c> …</summary>
    public required string Target { get; init; }

    /// <summary>Its one argument; <see langword="default"/> if it had none.</summary>
    public required JsonElement Content { get; init; }

    /// <summary>For a test's output.</summary>
    public override string ToString() => Content.ValueKind == JsonValueKind.Undefined ? Target : $"{Target} {Content.GetRawText()}";
}

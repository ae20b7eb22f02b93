using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiChat.Testing.Wire;

/// <summary>Reading what came over the wire, in few words.</summary>
public static class WireJson
{
    // Like a browser: text goes as it is, not as escapes.
    private static readonly JsonSerializerOptions _asABrowser =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The member, or null where there is none or it is null.</summary>
    /// <param name="json">An object; anything else has no members.</param>
    /// <param name="name">The member's name.</param>
    public static JsonElement? Find(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The text of a member that is required.</summary>
    /// <param name="json">An object.</param>
    /// <param name="name">The member's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such member.</exception>
    public static string Text(this JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new KeyNotFoundException($"{name} is null.");

    /// <summary>The whole number of a member that is required.</summary>
    /// <param name="json">An object.</param>
    /// <param name="name">The member's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such member.</exception>
    public static long Number(this JsonElement json, string name) => json.GetProperty(name).GetInt64();

    /// <summary>The UUID of a member that is required.</summary>
    /// <param name="json">An object.</param>
    /// <param name="name">The member's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such member.</exception>
    public static Guid Id(this JsonElement json, string name) => json.GetProperty(name).GetGuid();

    /// <summary>Whether a member is true; one that is absent is not.</summary>
    /// <param name="json">An object.</param>
    /// <param name="name">The member's name.</param>
    public static bool Flag(this JsonElement json, string name) => json.Find(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The elements of a member that is an array; none where it is absent.</summary>
    /// <param name="json">An object.</param>
    /// <param name="name">The member's name.</param>
    public static IReadOnlyList<JsonElement> List(this JsonElement json, string name) =>
        json.Find(name) is { } array ? [.. array.EnumerateArray()] : [];

    internal static JsonElement Empty { get; } = JsonElement.Parse("{}");

    internal static string Write(object? value) => JsonSerializer.Serialize(value, _asABrowser);

    internal static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        json.Add(name, value);
        return json;
    }

    internal static JsonObject WithAny(this JsonObject json, string name, JsonNode? value) => value is null ? json : json.With(name, value);
}

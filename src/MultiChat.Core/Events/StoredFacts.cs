using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;

namespace MultiChat.Events;

/// <summary>The facts of one event as the JSON that is stored: each kind names its own. What is null is left out.</summary>
internal sealed class StoredFacts
{
    private const string Nothing = "{}";

    private static readonly StoredFacts None = new(facts: null);

    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject? _facts;

    private StoredFacts(JsonObject? facts) => _facts = facts;

    /// <summary>Begins the facts of an event that is written.</summary>
    public static StoredFacts Begin() => new([]);

    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidOperationException">It is no object.</exception>
    public static StoredFacts Parse(string json) => json == Nothing ? None : new StoredFacts(JsonNode.Parse(json)!.AsObject());

    public StoredFacts With(string name, Guid? value) => Put(name, value is { } id ? JsonValue.Create(id) : null);

    public StoredFacts With(string name, long? value) => Put(name, value is { } number ? JsonValue.Create(number) : null);

    public StoredFacts With(string name, string? value) => Put(name, value is null ? null : JsonValue.Create(value));

    public StoredFacts With(string name, Instant? value) => With(name, value?.ToUnixTimeMilliseconds());

    /// <summary>A mark that is there or not.</summary>
    public StoredFacts With(string name, bool value) => Put(name, value ? JsonValue.Create(true) : null);

    /// <exception cref="FormatException">It is something else.</exception>
    /// <exception cref="InvalidOperationException">It is something else.</exception>
    public Guid? Id(string name) => _facts?[name]?.GetValue<Guid>();

    /// <inheritdoc cref="Id"/>
    public long? Number(string name) => _facts?[name]?.GetValue<long>();

    /// <inheritdoc cref="Id"/>
    public string? Text(string name) => _facts?[name]?.GetValue<string>();

    /// <inheritdoc cref="Id"/>
    public Instant? Time(string name) => Number(name) is { } milliseconds ? Instant.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <inheritdoc cref="Id"/>
    public bool Has(string name) => _facts?[name]?.GetValue<bool>() ?? false;

    public string ToJson() => _facts is { Count: > 0 } facts ? facts.ToJsonString(Format) : Nothing;

    private StoredFacts Put(string name, JsonValue? value)
    {
        if (value is not null)
        {
            _facts!.Add(name, value);
        }

        return this;
    }
}

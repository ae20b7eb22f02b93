using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MultiChat.Simulation.Traces;

/// <summary>
/// What the pages' models of one world were told, did and showed, a line of JSON for each step. The tests of the pages tell the real ones the same
/// and compare (<c>Ui/tests/traces</c>).
/// </summary>
internal sealed class TraceBook(TextWriter writer, World world)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private int _traces;

    private double Now => world.Now.TotalMilliseconds;

    /// <summary>Begins the trace of one part of a page, as its constructor's last act.</summary>
    /// <param name="part">What is modelled, by the name of its file in <c>Ui</c>.</param>
    /// <param name="page">Whose page it is on.</param>
    /// <param name="with">What the part begins with.</param>
    /// <param name="shows">What it shows at the moment.</param>
    public PageTrace Begin(string part, string page, object with, Func<object> shows)
    {
        var trace = new PageTrace(this, ++_traces, shows);
        Write(new { Trace = _traces, world.Plan.Seed, At = Now, Part = part, Page = page, With = with, Shows = shows() });
        return trace;
    }

    internal void Step(int trace, string told, object? with, IReadOnlyList<object?[]> did, Dictionary<string, JsonElement?> shows) =>
        Write(new { Trace = trace, At = Now, Told = told, With = with, Did = did, Shows = shows });

    internal static JsonElement Write(object value) => JsonSerializer.SerializeToElement(value, _json);

    private void Write<T>(T line) => writer.WriteLine(JsonSerializer.Serialize(line, _json));
}

using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Guest;

/// <summary>A null at every place of every input: allowed, or malformed with the place's name. Never a failure of ours.</summary>
public sealed class NullInputTests
{
    public static TheoryData<string> Inputs => [.. Shapes().Select(shape => shape.Type.Name)];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_null_is_allowed_or_malformed_by_name(string input)
    {
        var shape = Shapes().Single(one => one.Type.Name == input);
        var whole = (JsonObject)Sample(shape, "");
        Read(shape, whole).Should().BeNull("the sample itself is lawful");

        foreach (var (place, holed) in Holes(whole, ""))
        {
            var refused = Read(shape, holed);

            if (refused is not null)
            {
                refused.Code.Should().Be("malformed");
                refused.Member.Should().Be(place);
            }
        }
    }

    [Fact]
    public async Task A_card_with_a_null_among_its_fields_is_malformed()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        var card = new { version = 1, name = (string?)null, phone = (string?)null, email = (string?)null, comment = (string?)null, fields = new object?[] { null } };

        var refused = await Refused.WithAsync("malformed", () => anna.Rest.PutAsync($"v1/p/main/clients/{Guid.NewGuid()}", card));

        refused.Problem.GetProperty("member").GetString().Should().Be("fields[0]");
    }

    private static IEnumerable<JsonTypeInfo> Shapes() => typeof(DeskMethods).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Input", StringComparison.Ordinal) && type is { IsClass: true, IsAbstract: false })
        .Select(type => WireJson.Options.GetTypeInfo(type));

    private static WireException? Read(JsonTypeInfo shape, JsonObject input)
    {
        try
        {
            typeof(StrictReader).GetMethod(nameof(StrictReader.Read))!.MakeGenericMethod(shape.Type)
                .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [JsonSerializer.SerializeToElement(input)], null);
            return null;
        }
        catch (WireException refused)
        {
            return refused;
        }
    }

    private static JsonNode Sample(JsonTypeInfo shape, string name) => shape.Kind switch
    {
        JsonTypeInfoKind.Object => new JsonObject(shape.Properties.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)Sample(
            WireJson.Options.GetTypeInfo(member.PropertyType), member.Name)))),
        JsonTypeInfoKind.Enumerable => new JsonArray(Sample(WireJson.Options.GetTypeInfo(shape.ElementType!), name), Sample(WireJson.Options.GetTypeInfo(shape.ElementType!), name)),
        JsonTypeInfoKind.Dictionary => new JsonObject { [shape.KeyType == typeof(Guid) ? Guid.Empty.ToString() : "title"] = Sample(WireJson.Options.GetTypeInfo(shape.ElementType!), name) },
        _ when shape.Type == typeof(Guid) || shape.Type == typeof(Guid?) => JsonValue.Create(Guid.Parse("019aab12-0000-7000-8000-000000000001")),
        _ when shape.Type == typeof(string) => JsonValue.Create("text"),
        _ when shape.Type == typeof(bool) || shape.Type == typeof(bool?) => JsonValue.Create(true),
        _ => JsonValue.Create(1),
    };

    /// <summary>The whole with one place nulled, for each place.</summary>
    private static IEnumerable<(string Place, JsonObject Input)> Holes(JsonObject whole, string _)
    {
        foreach (var place in PlacesOf(whole, ""))
        {
            var copy = (JsonObject)whole.DeepClone();
            Null(copy, place);
            yield return (place, copy);
        }
    }

    private static IEnumerable<string> PlacesOf(JsonNode node, string at) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            (IEnumerable<string>)[Join(at, member.Key), .. PlacesOf(member.Value!, Join(at, member.Key))]),
        JsonArray list => list.SelectMany((element, index) => (IEnumerable<string>)[$"{at}[{index}]", .. PlacesOf(element!, $"{at}[{index}]")]),
        _ => [],
    };

    private static string Join(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";

    private static void Null(JsonNode node, string place)
    {
        var steps = place.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        foreach (var step in steps[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        }

        if (node is JsonArray array)
        {
            array[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = null;
        }
        else
        {
            node[steps[^1]] = null;
        }
    }
}

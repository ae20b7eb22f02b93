using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MultiChat.Hosting.Wire;

/// <summary>Reads a method's input: one object with exactly the members the method has. Whatever else comes is refused by name.</summary>
internal static class StrictReader
{
    public static TInput Read<TInput>(JsonElement input)
        where TInput : class
    {
        var shape = WireJson.ShapeOf<TInput>();
        try
        {
            ThrowUnlessKnown(input, shape);
            ThrowIfElementIsNull(input, shape);
            return input.Deserialize(shape) ?? throw WireException.Malformed();
        }
        catch (JsonException error)
        {
            throw WireException.Malformed(error.Path is "$" or null ? null : error.Path.TrimStart('$', '.'));
        }
        catch (InvalidOperationException)
        {
            // Text that is no text: invalid UTF-8, or half of a surrogate pair.
            throw WireException.Malformed();
        }
    }

    private static void ThrowUnlessKnown(JsonElement input, JsonTypeInfo shape)
    {
        if (input.ValueKind != JsonValueKind.Object)
        {
            throw WireException.Malformed();
        }

        foreach (var member in input.EnumerateObject())
        {
            if (!shape.Properties.Any(property => member.NameEquals(property.Name)))
            {
                throw WireException.UnknownField(member.Name.Length <= 100 ? member.Name : member.Name[..100]);
            }
        }
    }

    /// <summary>Nullability is known of members, but not of what stands in a list: nothing of ours has room for a null there.</summary>
    private static void ThrowIfElementIsNull(JsonElement input, JsonTypeInfo shape)
    {
        foreach (var list in input.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array))
        {
            if (shape.Properties.Any(property => list.NameEquals(property.Name)))
            {
                var nothing = list.Value.EnumerateArray().ToList().FindIndex(element => element.ValueKind == JsonValueKind.Null);
                if (nothing >= 0)
                {
                    throw WireException.Malformed($"{list.Name}[{nothing}]");
                }
            }
        }
    }
}

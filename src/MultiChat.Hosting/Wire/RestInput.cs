using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;

namespace MultiChat.Hosting.Wire;

/// <summary>A REST request's input: the values of path and query and the members of the body together, as one object.</summary>
internal static class RestInput
{
    public const int MaxBody = 128 * 1024;
    private const int MaxDepth = 32;

    public static async Task<JsonElement> ReadAsync(HttpContext context, params IReadOnlyCollection<string> pathMembers)
    {
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        var body = isRead ? default : await ReadBodyAsync(context);
        var buffer = new ArrayBufferWriter<byte>();
        await using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in pathMembers)
            {
                writer.WriteString(member, (string?)context.Request.RouteValues[member]);
            }

            if (isRead)
            {
                foreach (var (name, values) in context.Request.Query)
                {
                    WriteQuery(writer, name, values.Count == 1 ? values[0]! : throw WireException.Malformed(name));
                }
            }

            if (body is { } given)
            {
                CopyMembers(given, pathMembers, writer);
            }

            writer.WriteEndObject();
        }

        using var input = JsonDocument.Parse(buffer.WrittenMemory);
        return input.RootElement.Clone();
    }

    /// <summary>A query knows no types: these members are numbers or yes and no, all others text.</summary>
    private static void WriteQuery(Utf8JsonWriter writer, string name, string value)
    {
        if (name is "limit" or "after" or "before" && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            writer.WriteNumber(name, number);
        }
        else if (name is "fromUnread" && value is ("true" or "false"))
        {
            writer.WriteBoolean(name, value == "true");
        }
        else
        {
            writer.WriteString(name, value);
        }
    }

    private static void CopyMembers(JsonElement body, IReadOnlyCollection<string> pathMembers, Utf8JsonWriter writer)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw WireException.Malformed();
        }

        try
        {
            foreach (var member in body.EnumerateObject())
            {
                if (pathMembers.Contains(member.Name))
                {
                    throw WireException.UnknownField(member.Name);
                }

                member.WriteTo(writer);
            }
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            throw WireException.Malformed();
        }
    }

    private static async Task<JsonElement?> ReadBodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MaxBody)
        {
            throw WireException.TooLarge();
        }

        var read = await context.Request.BodyReader.ReadAtLeastAsync(MaxBody + 1, context.RequestAborted);
        try
        {
            return read.Buffer.Length > MaxBody ? throw WireException.TooLarge()
                : read.Buffer.IsEmpty ? null
                : !IsJson(context.Request.ContentType) ? throw WireException.NotJson()
                : Parse(read.Buffer);
        }
        finally
        {
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
        }
    }

    /// <summary>No form and no script-made request of another page can say this without being asked first.</summary>
    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static JsonElement Parse(ReadOnlySequence<byte> bytes)
    {
        var flat = bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
        if (!Utf8.IsValid(flat.Span))
        {
            throw WireException.Malformed();
        }

        try
        {
            using var body = JsonDocument.Parse(flat, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return body.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw WireException.Malformed();
        }
    }
}

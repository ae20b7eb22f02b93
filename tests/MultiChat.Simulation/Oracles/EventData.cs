using System.Text.Json;
using MultiChat.Events;
using MultiChat.Team;

namespace MultiChat.Simulation.Oracles;

/// <summary>What an event carries, read without the core's help: ids, and what a closing settled; texts in notes and requests alone.</summary>
internal static class EventData
{
    public static MemberId? Member(LogEntry entry, string name) => Find(entry, name) is { } id ? new MemberId(id) : null;

    public static Guid? Find(LogEntry entry, string name)
    {
        using var data = JsonDocument.Parse(entry.Event.Data);
        return data.RootElement.TryGetProperty(name, out var value) ? value.GetGuid() : null;
    }

    public static bool IsNote(LogEntry entry) => entry.Event.Kind.Value == "note";

    public static bool IsClass(LogEntry entry) => entry.Event.Kind.Value == "classSet";

    public static bool IsRequest(LogEntry entry) => entry.Event.Kind.Value == "request";

    public static bool HasNoText(LogEntry entry)
    {
        if (entry.Event.Data == "{}" || IsNote(entry) || IsRequest(entry))
        {
            return true;
        }

        using var data = JsonDocument.Parse(entry.Event.Data);
        return data.RootElement.EnumerateObject().All(one =>
            one.Name is "undo" or "byClient" ? one.Value.ValueKind == JsonValueKind.True
            : one.Name is "answered" or "waitingSince" ? one.Value.ValueKind == JsonValueKind.Number
            : one.Name is "by" or "member" or "group" or "inquiry" or "class" && one.Value.ValueKind == JsonValueKind.String && one.Value.TryGetGuid(out _));
    }

    /// <summary>Whether the client ended the chat.</summary>
    public static bool IsEnd(LogEntry entry) => entry.Event.Kind.Value == "closed" && entry.Event.Data.Contains("\"byClient\":true", StringComparison.Ordinal);

    public static bool IsUndo(LogEntry entry) => entry.Event.Data.Contains("\"undo\":true", StringComparison.Ordinal);
}

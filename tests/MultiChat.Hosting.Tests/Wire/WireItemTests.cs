using System.Text.Json;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Hosting.Desk;
using MultiChat.Messages;

namespace MultiChat.Hosting.Wire;

public sealed class WireItemTests
{
    [Fact]
    public void Each_kind_of_event_that_is_for_the_desk_has_a_form_under_its_stored_name()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "vectors", "events.json")));
        foreach (var vector in vectors.RootElement.EnumerateArray())
        {
            var kind = vector.GetProperty("kind").GetString()!;
            var happened = LogEvent.Load(
                new EventKind(kind),
                version: 1,
                vector.TryGetProperty("message", out var message) ? message.GetInt64() : null,
                vector.GetProperty("stored").GetString()!);

            happened.Audience.Should().HaveFlag(Audience.Desk);
            WireItem.Of(ItemOf(happened)).Kind.Should().Be(kind);
        }
    }

    private static LogItem ItemOf(LogEvent happened) => new()
    {
        Entry = new LogEntry { EventSeq = 1, Tag = new EventTag(1), At = default, Event = happened },
        Message = happened.Message is null ? null : new Message
        {
            Project = default,
            Dialog = default,
            Id = default,
            Author = default,
            Seq = 1,
            EventSeq = 1,
            ClientMessages = 1,
            Body = MessageBody.Kept("Hello"),
            ContentHash = [],
            AcceptedAt = default,
        },
    };
}

using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Reading;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Events;

/// <summary>Each kind of event is stored, named and marked in one place, and whatever is not marked stays inside.</summary>
public sealed class LogEventTests
{
    private static readonly EventKind Later = new("fromAnotherYear");

    [Fact]
    public void The_list_has_each_kind_that_there_is()
    {
        var types = typeof(LogEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LogEvent)) && type != typeof(UnknownEvent)).ToList();

        LogEvent.KnownKinds.Should().BeEquivalentTo(EventVector.All.Select(vector => vector.Kind).Distinct());
        EventVector.All.Select(vector => vector.Load().Event.GetType()).Distinct().Should().BeEquivalentTo(types);
    }

    [Fact]
    public void Nobody_outside_makes_a_kind() => typeof(LogEvent)
        .GetMethods(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)
        .Should().Contain(method => method.IsAbstract && method.IsFamilyAndAssembly, "what can't be seen can't be overridden");

    [Fact]
    public void An_event_is_stored_and_read_as_it_always_was()
    {
        foreach (var vector in EventVector.All)
        {
            var happened = vector.Load().Event;

            (happened.Kind.Value, happened.Version, happened.Message, happened.Data).Should().Be((vector.Kind, 1, vector.Message, vector.Stored));
            LogEvent.Load(happened.Kind, happened.Version, happened.Message, happened.Data).Should().Be(happened);
        }
    }

    [Fact] // D11
    public void An_event_says_for_whom_it_is()
    {
        foreach (var vector in EventVector.All)
        {
            vector.Load().Event.Audience.Should().Be(vector.Audience, "{0} {1}", vector.Kind, vector.Stored);
        }
    }

    [Theory]
    [InlineData("taken", 1, null, "{}")]
    [InlineData("taken", 2, null, """{"by":"0193a4b2-0000-7000-8000-000000000001"}""")]
    [InlineData("taken", 1, null, """{"by":17}""")]
    [InlineData("taken", 1, null, "[]")]
    [InlineData("taken", 1, null, "no JSON")]
    [InlineData("message", 1, null, "{}")]
    [InlineData("fromAnotherYear", 1, 3L, """{"text":"Привет"}""")]
    public void What_cannot_be_read_is_for_nobody_and_stays_as_it_was(string kind, int version, long? message, string data)
    {
        var happened = LogEvent.Load(new EventKind(kind), version, message, data);

        happened.Should().Be(new UnknownEvent(new EventKind(kind), version, message, data));
        happened.Audience.Should().Be(Audience.Nobody);
    }

    [Fact] // D11
    public void What_is_for_the_client_has_a_form_and_nothing_else_is_shown()
    {
        foreach (var vector in EventVector.All)
        {
            var shown = VisitorEyes.See(ItemOf(vector.Load()), next: null, default, Team);

            (shown is not null).Should().Be(vector.Audience.HasFlag(Audience.Client), vector.Kind);
        }
    }

    [Fact] // invariant 21
    public void A_message_is_seen_only_by_whom_its_event_is_for()
    {
        var unmarked = ItemOf(new LogEntry { EventSeq = 2, Tag = new EventTag(2), At = default, Event = new UnknownEvent(Later, 1, 3, "{}") });

        VisitorEyes.See(unmarked, next: null, default, Team).Should().BeNull();
        DeskEyes.See(unmarked).Should().BeNull();
    }

    [Fact]
    public void A_message_that_is_gone_is_hidden()
    {
        var gone = ItemOf(EventVector.All.First(vector => vector.Message is not null).Load()) with { Message = null };

        VisitorEyes.See(gone, next: null, default, Team).Should().BeNull();
    }

    private static LogItem ItemOf(LogEntry entry) => new()
    {
        Entry = entry,
        Message = entry.Event.Message is null ? null : new Message
        {
            Project = default,
            Dialog = default,
            Id = default,
            Author = Author.Of(default(VisitorId)),
            Seq = 3,
            EventSeq = 1,
            ClientMessages = 1,
            Body = MessageBody.Kept("Hello"),
            ContentHash = [],
            AcceptedAt = default,
        },
    };

    private static ProjectTeam Team { get; } = new()
    {
        Project = new Project { Id = default, Slug = "main", Name = "Support", Language = "en", Zone = "Etc/UTC" },
        Sites = [],
        Members = [],
        Groups = [],
    };
}

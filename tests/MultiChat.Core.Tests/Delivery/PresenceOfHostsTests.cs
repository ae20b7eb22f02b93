using Microsoft.Extensions.Time.Testing;
using MultiChat.Clients;
using MultiChat.Hosts;
using MultiChat.Projects;
using MultiChat.Sources;
using NodaTime;

namespace MultiChat.Delivery;

/// <summary>A visitor's pages here and at other hosts.</summary>
public sealed class PresenceOfHostsTests
{
    private static readonly HostId Here = new(Guid.Parse("019aab12-0000-7000-8000-000000000001"));
    private static readonly HostId There = new(Guid.Parse("019aab12-0000-7000-8000-000000000002"));
    private static readonly HostId Elsewhere = new(Guid.Parse("019aab12-0000-7000-8000-000000000003"));
    private static readonly VisitorId Visitor = new(Guid.Parse("019aab12-0000-7000-8000-000000000004"));
    private static readonly Duration Second = Duration.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly PresenceBook _book;
    private readonly List<VisitorId> _moved = [];
    private readonly List<VisitorPages> _told = [];

    public PresenceOfHostsTests()
    {
        _book = new PresenceBook(Here, new ChatClock(_clock));
        _book.Moved += (_, visitor, _) => _moved.Add(visitor);
        _book.MovedHere += _told.Add;
    }

    private Instant Now => new ChatClock(_clock).Now;

    private VisitorPresence Presence => _book.Of(default, Visitor);

    [Fact] // M4
    public void A_page_anywhere_makes_a_visitor_online()
    {
        _book.Hear(At(There, pages: 1));
        _book.Hear(At(Elsewhere, pages: 0, goodbye: true));

        Presence.Should().Be(new VisitorPresence { Online = true });
        _moved.Should().Equal(Visitor, Visitor);
    }

    [Fact] // M4
    public void Wherever_the_last_page_was_it_says_how_the_visitor_went()
    {
        _book.Hear(At(There, pages: 0, goodbye: false) with { At = Now });
        _book.Hear(At(Elsewhere, pages: 0, goodbye: true) with { At = Now + Second });
        Presence.LeftAt.Should().Be(Now + Second);

        _book.Hear(At(There, pages: 0, goodbye: false) with { At = Now + Second + Second });
        Presence.Should().Be(VisitorPresence.Unknown);
    }

    [Fact]
    public void Pages_are_counted_over_all_hosts()
    {
        Arrive();
        Arrive();
        _book.Hear(At(There, pages: 3));

        _book.PagesOf(default, Visitor).Should().Be(5);
        _book.PagesOf(default, new VisitorId(Guid.NewGuid())).Should().Be(0);
        _book.ListHere().Should().ContainSingle().Which.Pages.Should().Be(2);
    }

    [Fact]
    public void What_moves_here_is_told_and_what_another_says_of_this_host_is_not_believed()
    {
        Arrive();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Depart();

        _told.Select(pages => (pages.Host, pages.Pages, pages.Goodbye)).Should().Equal((Here, 1, true), (Here, 0, true));
        _told[1].At.Should().Be(Now);
        _book.Hear(At(Here, pages: 7));
        (_book.PagesOf(default, Visitor), _moved.Count).Should().Be((0, 2));
    }

    [Fact] // M4
    public void A_host_that_is_gone_takes_its_pages_along_without_a_goodbye()
    {
        _book.Hear(At(There, pages: 1, goodbye: true));
        _book.Hear(At(Elsewhere, pages: 1) with { Visitor = new VisitorId(Guid.NewGuid()) });
        _clock.Advance(TimeSpan.FromSeconds(1));
        _moved.Clear();

        _book.Lose(There);

        Presence.Should().Be(VisitorPresence.Unknown, "nobody said goodbye");
        _moved.Should().Equal(Visitor);
    }

    [Fact] // M4
    public void A_host_that_is_gone_changes_nothing_for_those_who_had_left_before()
    {
        _book.Hear(At(There, pages: 0, goodbye: true));
        _moved.Clear();

        _book.Lose(There);

        Presence.LeftAt.Should().NotBeNull();
        _moved.Should().BeEmpty();
    }

    [Fact] // G9
    public void Of_those_who_left_the_oldest_are_forgotten_first()
    {
        Arrive();
        Depart();
        var second = new VisitorId(Guid.NewGuid());
        _book.Hear(At(There, pages: 0, goodbye: true) with { Visitor = second });
        for (var i = 0; i < PresenceBook.MaxRememberedDepartures - 2; i++)
        {
            _book.Hear(At(There, pages: 0) with { Visitor = new VisitorId(Guid.CreateVersion7()) });
        }

        Presence.LeftAt.Should().NotBeNull("so many are remembered");
        _book.Hear(At(There, pages: 0) with { Visitor = new VisitorId(Guid.NewGuid()) });

        Presence.Should().Be(VisitorPresence.Unknown, "one more is one too many");
        _book.ListHere().Should().BeEmpty();
        _book.Of(default, second).LeftAt.Should().NotBeNull("it is the next to go");
    }

    [Fact] // G9
    public void Who_came_back_is_not_forgotten_for_having_left_once()
    {
        Arrive();
        Depart();
        Arrive();
        for (var i = 0; i <= PresenceBook.MaxRememberedDepartures; i++)
        {
            _book.Hear(At(There, pages: 0) with { Visitor = new VisitorId(Guid.CreateVersion7()) });
        }

        Presence.Online.Should().BeTrue();
        _book.ListHere().Should().ContainSingle();
    }

    private void Arrive() => _book.Arrive(default(ProjectId), Visitor, dialog: null);

    private void Depart() => _book.Depart(default, Visitor, dialog: null, goodbye: true);

    private VisitorPages At(HostId host, int pages, bool goodbye = false) =>
        new() { Host = host, Project = default, Visitor = Visitor, Pages = pages, Goodbye = goodbye, At = Now };
}

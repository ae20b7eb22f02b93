using Microsoft.Extensions.Time.Testing;
using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Sources;

namespace MultiChat.Delivery;

public sealed class PresenceTests
{
    private readonly PresenceBook _book = new(default, new ChatClock(new FakeTimeProvider()));

    [Fact] // M4
    public void A_visitor_whose_every_page_said_goodbye_has_left()
    {
        Arrive();
        Arrive();
        Depart(goodbye: true);
        Presence.Online.Should().BeTrue();
        Depart(goodbye: true);

        Presence.LeftAt.Should().NotBeNull();
    }

    [Fact] // M4
    public void A_visitor_one_of_whose_pages_was_lost_is_offline()
    {
        Arrive();
        Arrive();
        Depart(goodbye: false);
        Depart(goodbye: true);

        Presence.Should().Be(VisitorPresence.Unknown);
    }

    [Fact] // M4
    public void Coming_back_forgets_the_goodbye()
    {
        Arrive();
        Depart(goodbye: true);
        Arrive();

        Presence.Should().Be(new VisitorPresence { Online = true });
    }

    [Fact] // M4
    public void Pages_here_stay_whoever_says_that_this_host_is_gone()
    {
        Arrive();

        _book.Lose(default);

        Presence.Online.Should().BeTrue();
        _book.ListHere().Should().ContainSingle().Which.Pages.Should().Be(1);
    }

    private VisitorPresence Presence => _book.Of(default, default);

    private void Arrive() => _book.Arrive(default(ProjectId), default(VisitorId), dialog: null);

    private void Depart(bool goodbye) => _book.Depart(default, default, dialog: null, goodbye);
}

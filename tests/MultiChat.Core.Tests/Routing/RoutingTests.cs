using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Live;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Team;
using MultiChat.Testing;

namespace MultiChat.Routing;

/// <summary>Rules D4 and P4: the page says which groups apply, a chat begins only where somebody of them is there, and the first message fixes it.</summary>
public sealed class RoutingTests : IAsyncLifetime
{
    private static readonly VisitedPage HelpPage = new("https://shop.example/help/returns");
    private static readonly VisitedPage ShopPage = new("https://shop.example/shoes");
    private static readonly VisitedPage BothPage = new("https://shop.example/?ask=1");

    private TestChat _chat = null!;
    private Group _help = null!;
    private Group _sales = null!;
    private DeskActor _helper = null!;

    public async Task InitializeAsync()
    {
        _chat = await TestChat.StartAsync();
        _help = await Admin.AddGroupAsync(_chat.Project.Id, "Поддержка");
        _sales = await Admin.AddGroupAsync(_chat.Project.Id, "Продажи");
        _helper = await _chat.AddOperatorAsync("Вера", groups: _help.Id);
        await SaveAsync(new SiteSettings
        {
            Segments =
            [
                new PageSegment { Conditions = [new PageCondition { Part = PagePart.Url, Values = ["/help"] }], Groups = [_help.Id] },
                new PageSegment { Conditions = [new PageCondition { Part = PagePart.Query, Key = "ask" }], Groups = [_sales.Id, _help.Id] },
            ],
            Groups = [_sales.Id],
        });
    }

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [Fact] // D4, P4
    public async Task A_chat_begins_where_somebody_of_the_pages_groups_is_there_and_goes_to_them()
    {
        var visitor = await _chat.AddVisitorAsync();

        _chat.Visitors.CanBegin(Site, ShopPage).Should().BeFalse("nobody of Sales is there");
        _chat.Visitors.CanBegin(Site, HelpPage).Should().BeTrue();
        await RefusedAsync(visitor, ShopPage);
        await SayAsync(visitor, HelpPage);

        (await DialogOfAsync(visitor)).Group.Should().Be(_help.Id);
    }

    [Fact] // P4: nothing falls to a group that does not apply
    public async Task Whoever_is_of_no_group_that_applies_does_not_let_a_chat_begin()
    {
        await _chat.AddOperatorAsync("Борис");

        _chat.Visitors.CanBegin(_chat.Project.Id).Should().BeTrue();
        _chat.Visitors.CanBegin(Site, ShopPage).Should().BeFalse();
        await RefusedAsync(await _chat.AddVisitorAsync(), ShopPage);
    }

    [Fact] // D4: fixed by the first message
    public async Task Later_messages_stay_with_the_group_of_the_first_from_whatever_page()
    {
        var visitor = await _chat.AddVisitorAsync();
        await SayAsync(visitor, HelpPage);

        await SayAsync(visitor, ShopPage);

        (await DialogOfAsync(visitor)).Should().Match<Dialog>(dialog => dialog.Group == _help.Id && dialog.MessageSeq == 2);
    }

    [Fact] // D4, D7: the page decides whether a chat can begin, whatever dialog there was
    public async Task An_archived_chat_goes_on_where_the_pages_groups_have_somebody_and_goes_to_them()
    {
        var visitor = await _chat.AddVisitorAsync();
        await SayAsync(visitor, HelpPage);
        await CloseAsync(visitor);

        await RefusedAsync(visitor, ShopPage);
        await _chat.AddOperatorAsync("Олег", groups: _sales.Id);
        await SayAsync(visitor, ShopPage);

        var reopened = await DialogOfAsync(visitor);
        reopened.Should().Match<Dialog>(dialog => dialog.Status == DialogStatus.Open && dialog.Group == _sales.Id);
        var thread = await _chat.Desk.OpenAsync(_helper, reopened.Id);
        thread.Items.Select(item => item.Entry.Event).OfType<Reopened>().Single().Group.Should().Be(_sales.Id);
    }

    [Fact] // D7
    public async Task An_archived_chat_stays_with_its_group_where_that_applies_and_has_somebody()
    {
        await _chat.AddOperatorAsync("Олег", groups: _sales.Id);
        var visitor = await _chat.AddVisitorAsync();
        await SayAsync(visitor, HelpPage);
        await CloseAsync(visitor);

        await SayAsync(visitor, BothPage);
        (await DialogOfAsync(visitor)).Group.Should().Be(_help.Id, "both apply, and it was Help's");
        await CloseAsync(visitor);
        await _chat.Desk.SwitchAsync(_helper, available: false);
        await SayAsync(visitor, BothPage);

        (await DialogOfAsync(visitor)).Group.Should().Be(_sales.Id, "nobody of Help is there");
    }

    [Fact] // D5, D7: where no groups apply, everybody may get it
    public async Task An_archived_chat_of_an_empty_group_goes_on_while_anybody_is_there()
    {
        await SaveAsync(SiteSettings.Default);
        var visitor = await _chat.AddVisitorAsync();
        await SayAsync(visitor, HelpPage);
        await _chat.Desk.HandOverAsync(_helper, (await DialogOfAsync(visitor)).Id, _sales.Id, new Seen { Responsible = null });
        await CloseAsync(visitor);

        await SayAsync(visitor, HelpPage);

        (await DialogOfAsync(visitor)).Should().Match<Dialog>(dialog => dialog.Status == DialogStatus.Open && dialog.Group == _sales.Id);
    }

    [Fact] // D4: with several the visitor picks among those with somebody
    public async Task Of_several_groups_the_visitor_picks_one_that_has_somebody()
    {
        Offer().Groups.Should().BeEmpty("only one of the two has somebody");
        var first = await _chat.AddVisitorAsync();
        await SayAsync(first, BothPage, _sales.Id);
        (await DialogOfAsync(first)).Group.Should().Be(_help.Id, "nobody of Sales is there, and both apply");

        await _chat.AddOperatorAsync("Олег", groups: _sales.Id);
        Offer().Groups.Should().Equal([_sales, _help], "in the order of the segment");
        var (second, third, fourth) = (await _chat.AddVisitorAsync(), await _chat.AddVisitorAsync(), await _chat.AddVisitorAsync());
        await SayAsync(second, BothPage, _help.Id);
        await SayAsync(third, BothPage);
        await SayAsync(fourth, HelpPage, _sales.Id);

        (await DialogOfAsync(second)).Group.Should().Be(_help.Id);
        (await DialogOfAsync(third)).Group.Should().Be(_sales.Id);
        (await DialogOfAsync(fourth)).Group.Should().Be(_help.Id, "Sales does not apply to that page");
    }

    [Fact] // P5
    public async Task A_request_waits_for_the_group_of_its_page()
    {
        var visitor = await _chat.AddVisitorAsync();
        var contact = new Contact { Email = "lena@example.org" };

        await _chat.Visitors.SayAsync(visitor, NextId(), MessageBody.OfRequest("Перезвоните", contact, consent: null), new ChatEntry { Page = ShopPage });

        (await DialogOfAsync(visitor)).Group.Should().Be(_sales.Id);
    }

    [Fact] // P4: open pages hear of it without asking
    public async Task A_page_hears_what_its_own_groups_can_and_what_it_goes_over_to()
    {
        var page = new VisitorOutlet();
        var session = _chat.Engine.OpenSession(Site, page);
        var loop = session.RunAsync();

        session.Hello(ShopPage).Opening.Available.Should().BeFalse();
        session.Visit(HelpPage);
        (await page.NextAsync<ChatOffer>()).Opening.Available.Should().BeTrue();
        await _chat.Desk.SwitchAsync(_helper, available: false);
        (await page.NextAsync<ChatOffer>()).Opening.Available.Should().BeFalse();
        await SaveAsync(SiteSettings.Default);
        await _chat.AddOperatorAsync("Борис");
        (await page.NextAsync<ChatOffer>()).Opening.Available.Should().BeTrue("now everybody may get it");

        session.End();
        await loop.InTimeAsync();
    }

    [Fact]
    public async Task A_site_names_groups_of_its_own_project_alone()
    {
        var other = await Admin.CreateProjectAsync("other", "Other");
        var theirs = await Admin.AddGroupAsync(other.Id, "Theirs");

        foreach (var settings in new[] { new SiteSettings { Groups = [theirs.Id] }, Site.Settings with { Segments = [Site.Settings.Segments[0] with { Groups = [theirs.Id] }] } })
        {
            var save = () => SaveAsync(settings);
            (await save.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.InvalidField);
        }
    }

    [Fact]
    public async Task What_segments_say_is_audited_in_words()
    {
        var entry = (await Admin.ListAuditAsync(_chat.Project.Id, limit: 1)).Single();

        entry.Changes.Select(change => (change.Field, change.After)).Should().Equal(
            ("segments", "url = /help: Поддержка; query ask: Продажи, Поддержка"), ("groups", "Продажи"));
    }

    private ProjectAdmin Admin => _chat.Engine.Admin;

    private Site Site => Admin.Projects[0].Sites[0];

    private ChatOffer Offer() => _chat.Engine.VisitorReading.OfferAt(Site, BothPage);

    private Task SaveAsync(SiteSettings settings) => Admin.SaveSiteAsync(Site with { Settings = settings });

    private MessageId NextId() => new(_chat.Engine.Ids.Next());

    private async Task SayAsync(VisitorActor visitor, VisitedPage page, GroupId? group = null) =>
        await _chat.Visitors.SayAsync(visitor, NextId(), MessageBody.Of("Здравствуйте"), new ChatEntry { Page = page, Group = group });

    private async Task RefusedAsync(VisitorActor visitor, VisitedPage page)
    {
        var say = () => SayAsync(visitor, page);
        (await say.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.NobodyAvailable);
    }

    private async Task CloseAsync(VisitorActor visitor) =>
        await _chat.Desk.CloseAsync(_helper, (await DialogOfAsync(visitor)).Id, new Seen { Responsible = null });

    private async Task<Dialog> DialogOfAsync(VisitorActor visitor) => (await _chat.Engine.VisitorReading.FindDialogAsync(visitor, default))!;
}

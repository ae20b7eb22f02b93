using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Team;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>Rules D4 and P4: a shop whose help pages go to one group, and all others to a group of which nobody is there.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class SegmentTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const string Page = """
        <!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Помощь</title><link rel="icon" href="data:,">
        <script type="module" src="/chat/widget.js"></script></head><body><h1>Помощь</h1></body></html>
        """;

    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;
    private Group _help = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync(new ChatHostOptions
        {
            Map = app => app.MapGet("/help/{**rest}", () => Results.Content(Page, "text/html; charset=utf-8")),
        });
        var admin = _host.Chat.Admin;
        var team = admin.Projects[0];
        _help = await admin.AddGroupAsync(team.Project.Id, "Помощь");
        var sales = await admin.AddGroupAsync(team.Project.Id, "Продажи");
        await admin.SaveMemberAsync(_host.Anna with { Groups = [_help.Id] });
        await admin.SaveSiteAsync(team.Sites[0] with
        {
            Settings = new SiteSettings
            {
                Segments = [new PageSegment { Conditions = [new PageCondition { Part = PagePart.Url, Values = ["/help"] }], Groups = [_help.Id] }],
                Groups = [sales.Id],
            },
        });
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_chat_begins_on_the_page_whose_group_is_there_and_a_request_is_offered_on_the_other()
    {
        var shopper = await _stage.VisitAsync(_host.Site);
        await shopper.OpenAsync();
        await Expect(shopper.Request.Name).ToBeVisibleAsync();

        var asking = await _stage.VisitAsync(new Uri(_host.Site, "/help/returns"));
        await asking.OpenAsync();
        await asking.SayAsync("Как вернуть чайник?");

        var rows = (await _host.Chat.Desk.ListAsync(new DeskActor { Project = _help.Project, Member = _host.Anna.Id }, Section.Mine)).Rows;
        rows.Should().ContainSingle().Which.Row.Dialog.Group.Should().Be(_help.Id);
    }
}

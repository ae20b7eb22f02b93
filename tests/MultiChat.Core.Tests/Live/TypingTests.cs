using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.InMemory;
using MultiChat.Lists;
using MultiChat.Reading;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Hosts;

namespace MultiChat.Live;

/// <summary>Rule M9: who is told that somebody types.</summary>
public sealed class TypingTests
{
    [Fact]
    public async Task A_visitors_typing_is_shown_to_each_operator()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await using var annas = await OpenPage.OfAsync(chat.Engine, anna);
        await using var boriss = await OpenPage.OfAsync(chat.Engine, boris);
        await using var page = await OpenPage.OfAsync(chat, visitor);

        await page.Visitor.TypeAsync(typing: true, default);

        foreach (var desk in new[] { annas, boriss })
        {
            var sign = await desk.Desk.NextAsync<TypingSign>();
            (sign.Dialog, sign.By, sign.Typing).Should().Be((dialog, null, true));
        }
    }

    [Fact]
    public async Task An_operators_typing_is_shown_to_the_visitor_by_name_and_to_the_other_operators()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await using var annas = await OpenPage.OfAsync(chat.Engine, anna);
        await using var boriss = await OpenPage.OfAsync(chat.Engine, boris);
        await using var page = await OpenPage.OfAsync(chat, visitor);

        await annas.Session.Typing.SayAsync(dialog, typing: true, default);

        (await page.Site.NextAsync<VisitorTyping>()).Should().Be(new VisitorTyping { Name = "Anna", Typing = true });
        (await boriss.Desk.NextAsync<TypingSign>()).By.Should().Be(anna.Member);
    }

    [Fact]
    public async Task Ones_own_other_pages_are_not_told()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await using var first = await OpenPage.OfAsync(chat.Engine, anna);
        await using var second = await OpenPage.OfAsync(chat.Engine, anna);
        await using var page = await OpenPage.OfAsync(chat, visitor);

        await first.Session.Typing.SayAsync(dialog, typing: true, default);
        await page.Site.NextAsync<VisitorTyping>();
        await page.Visitor.TypeAsync(typing: true, default);

        (await second.Desk.NextAsync<TypingSign>()).By.Should().BeNull();
    }

    [Fact] // invariant 21
    public async Task Another_visitor_is_not_told()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var other = await chat.AddVisitorAsync();
        await chat.SayAsync(other, "Me too");
        var others = (await chat.DialogOfAsync(other)).Id;
        await using var annas = await OpenPage.OfAsync(chat.Engine, anna);
        await using var page = await OpenPage.OfAsync(chat, other);

        await annas.Session.Typing.SayAsync(dialog, typing: true, default);
        await chat.AnswerAsync(anna, others, "Good day");

        var told = await page.Site.ListUntilAsync<VisitorCatchUp>(news => news.Items.Any(item => item.Message?.Text == "Good day"));
        told.OfType<VisitorTyping>().Should().BeEmpty();
    }

    [Fact]
    public async Task Of_an_archived_dialog_nobody_is_told()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await using var annas = await OpenPage.OfAsync(chat.Engine, anna);
        await using var page = await OpenPage.OfAsync(chat, visitor);
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));

        await page.Visitor.TypeAsync(typing: true, default);
        await chat.SayAsync(visitor, "Once more");

        var told = await annas.Desk.ListUntilAsync<IReadOnlyList<DeskRow>>(rows => rows.Any(row => row.Row.Dialog.MessageSeq == 2));
        told.OfType<TypingSign>().Should().BeEmpty();
    }

    [Fact]
    public async Task Before_the_first_message_nobody_is_told()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await using var annas = await OpenPage.OfAsync(chat.Engine, anna);
        await using var page = await OpenPage.OfAsync(chat, visitor);

        await page.Visitor.TypeAsync(typing: true, default);
        await chat.SayAsync(visitor, "Hello");

        (await annas.Desk.ListUntilAsync<IReadOnlyList<DeskRow>>(rows => rows.Count > 0)).OfType<TypingSign>().Should().BeEmpty();
    }

    [Fact] // invariant 22
    public async Task Whose_right_was_taken_types_for_nobody()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await using var annas = await OpenPage.OfAsync(chat.Engine, anna);
        await chat.Engine.Admin.DisableMemberAsync(chat.Engine.Teams.Get(anna.Project).FindMember(anna.Member)!);

        var typing = async () => await annas.Session.Typing.SayAsync(dialog, typing: true, default);

        (await typing.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.NotSignedIn);
    }

    [Fact] // invariant 22
    public async Task A_sign_of_one_who_is_no_operator_any_more_is_dropped()
    {
        var storage = new ToldByHand(new InMemoryStorage());
        await using var chat = await TestChat.StartAsync(storage);
        var (anna, boris) = (await chat.AddOperatorAsync("Anna"), await chat.AddOperatorAsync("Boris"));
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var sign = SignOf(await chat.DialogOfAsync(visitor)) with { By = anna.Member };
        await using var boriss = await OpenPage.OfAsync(chat.Engine, boris);
        await chat.Engine.Admin.DisableMemberAsync(chat.Engine.Teams.Get(anna.Project).FindMember(anna.Member)!);

        storage.Tell(new HostNews.Typed(sign));
        storage.Tell(new HostNews.Typed(sign with { By = null }));

        (await boriss.Desk.NextAsync<TypingSign>()).By.Should().BeNull();
    }

    [Fact]
    public async Task A_sign_that_a_message_has_overtaken_is_dropped()
    {
        var storage = new ToldByHand(new InMemoryStorage());
        await using var chat = await TestChat.StartAsync(storage);
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var sign = SignOf(await chat.DialogOfAsync(visitor));
        await chat.SayAsync(visitor, "Anybody?");
        await using var annas = await OpenPage.OfAsync(chat.Engine, anna);

        storage.Tell(new HostNews.Typed(sign));
        storage.Tell(new HostNews.Typed(sign with { Typing = false }));

        (await annas.Desk.NextAsync<TypingSign>()).Typing.Should().BeFalse();
    }

    [Fact]
    public async Task It_is_told_at_other_hosts()
    {
        await using var memory = new SharedMemory();
        await using var first = await TestChat.StartAsync(memory.AddHost());
        await using var second = new ChatEngine(memory.AddHost(), new ChatOptions(), first.Clock, new SeededRandomSource(2));
        await second.StartAsync();
        var anna = await first.AddOperatorAsync("Anna");
        var visitor = await first.AddVisitorAsync();
        await first.SayAsync(visitor, "Hello");
        await Patience.UntilAsync(() => second.Teams.Find(anna.Project)?.FindMember(anna.Member) is not null);
        await using var annas = await OpenPage.OfAsync(second, anna);
        await using var page = await OpenPage.OfAsync(first, visitor);

        await page.Visitor.TypeAsync(typing: true, default);
        (await annas.Desk.NextAsync<TypingSign>()).By.Should().BeNull();
        await annas.Session.Typing.SayAsync((await first.DialogOfAsync(visitor)).Id, typing: true, default);

        (await page.Site.NextAsync<VisitorTyping>()).Name.Should().Be("Anna");
    }

    private static TypingSign SignOf(Dialog dialog) => new()
    {
        Project = dialog.Project, Dialog = dialog.Id, Visitor = dialog.Visitor, Typing = true, MessageSeq = dialog.MessageSeq,
    };
}

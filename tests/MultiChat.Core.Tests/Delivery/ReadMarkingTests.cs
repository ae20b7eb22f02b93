using MultiChat.Dialogs;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Delivery;

public sealed class ReadMarkingTests
{
    [Fact] // D10, M9
    public async Task Reading_the_first_message_is_kept_for_the_visitor_too_and_told()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var heard = new List<(MemberId, DialogId)>();
        var marks = new MarkBook(chat.Engine.Storage.Marks, SteadyClock.Real);
        var reads = new ReadMarking(chat.Engine.Storage.Dialogs, chat.Engine.Storage.Messages, marks);
        reads.Moved += (member, id) => heard.Add((member.Id, id));

        await reads.RunAsync(MemberOf(chat, anna), dialog, seq: 1, default);

        (await chat.Engine.Storage.Marks.FindAsync(chat.Project.Id, dialog, default)).DeskRead.Should().Be(1);
        (await chat.UnreadOfAsync(anna, dialog)).Should().Be(0);
        heard.Should().Equal((anna.Member, dialog));
        await reads.RunAsync(MemberOf(chat, anna), dialog, seq: 0, default);
        heard.Should().HaveCount(1, "nothing was read");
        (await chat.DialogOfAsync(visitor)).Id.Should().Be(dialog);
    }

    private static Member MemberOf(Testing.TestChat chat, DeskActor actor) => chat.Engine.Teams.Get(actor.Project).FindMember(actor.Member)!;
}

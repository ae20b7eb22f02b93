using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Pages;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Simulation.Acts;

/// <summary>What operators do.</summary>
internal sealed class OperatorActs(World world)
{
    private readonly IdMint _ids = new(new ChatClock(world.Clock), world.Acts.Source);
    private int _said;

    public void Act()
    {
        var seat = world.Acts.Pick(world.Seats);
        if (seat.Pages.Count == 0 || (seat.Pages.Count == 1 && world.Acts.OneIn(60)))
        {
            seat.SignOn();
            return;
        }

        var page = world.Acts.Pick(seat.Pages);
        var act = world.Acts.Next(100);
        world.Trace.Add("operator", $"{page.Name} {act}");
        if (act < 3)
        {
            seat.Close(page);
        }
        else if (act < 6)
        {
            Switch(page, available: !world.Acts.OneIn(3));
        }
        else if (act < 8)
        {
            SaveProfile(page);
        }
        else if (world.Acts.PickOrNull(page.Book.Rows.ToList()) is { } row)
        {
            Act(page, row, act);
        }
    }

    /// <summary>Edits one of the page's own messages so that the host gets it around the end of the ten minutes. Null where there is none.</summary>
    public (TimeSpan Wait, Action Edit)? FindEditAtTheLimit()
    {
        var candidates =
            from page in world.OperatorPages
            where page.Hub.IsOpen
            from thread in page.Threads.All
            from message in world.Truth.Find(thread.Dialog)?.Messages ?? []
            let left = (message.Current.AcceptedAt + NodaTime.Duration.FromMinutes(10)).ToDateTimeOffset() - world.Clock.GetUtcNow()
            where message.Current.Author == Author.Of(page.Actor.Member) && left > TimeSpan.Zero && left <= TimeSpan.FromMinutes(10)
            select (page, thread.Dialog, message.Current, left);
        if (candidates.ToList() is not { Count: > 0 } found)
        {
            return null;
        }

        var (by, dialog, edited, wait) = world.Acts.Pick(found);
        wait += TimeSpan.FromMilliseconds(world.Acts.Pick<int>([-1, 0, 0, 0, 1]));
        return (wait > TimeSpan.Zero ? wait : TimeSpan.Zero, () =>
        {
            world.Weather.Hurry();
            Edit(by, dialog, edited.Id, edited.Revision);
        });
    }

    private void Act(OperatorPage page, DeskRow row, int act)
    {
        var dialog = row.Row.Dialog.Id;
        var seen = new Seen { Responsible = row.Row.Dialog.Responsible, Version = world.Acts.OneIn(6) ? row.Row.Dialog.EventSeq : null };
        switch (act)
        {
            case < 30:
                page.Threads.Show(dialog);
                page.Answers.Send(dialog, $"{page.Name} answers {++_said}");
                break;
            case < 36:
                page.Threads.Show(dialog);
                break;
            case < 51:
                page.Threads.Look(dialog);
                break;
            case < 56:
                var doubted = world.Acts.PickOrNull(page.Threads.All.ToList())?.Dialog ?? dialog;
                page.Context.Run(() => page.Threads.Doubt(doubted));
                break;
            case < 58:
                Move(page, "Take", edge => edge.TakeAsync(dialog, seen));
                break;
            case < 60:
                TakeAtOnce(page, dialog, seen);
                break;
            case < 65:
                HandOver(page, dialog, seen);
                break;
            case < 69:
                Move(page, "LetGo", edge => edge.LetGoAsync(dialog, seen));
                break;
            case < 73:
                Move(page, "Close", edge => edge.CloseAsync(dialog, seen));
                break;
            case < 78:
                Move(page, "Reopen", edge => edge.ReopenAsync(dialog, seen));
                break;
            case < 83:
                EditSomething(page, dialog);
                break;
            case < 86:
                FillCard(page, row.Row.Client);
                break;
            case < 89:
                page.Context.Run(() => _ = NoteAsync(page, dialog));
                break;
            case < 91:
                Classify(page, row.Row.Dialog, seen);
                break;
            case < 93:
                Type(page, dialog, typing: act < 92);
                break;
            case < 95:
                page.Threads.Show(dialog);
                break;
            default:
                Resend(page, dialog);
                break;
        }
    }

    /// <summary>Two operators take the same dialog at the same instant, at two hosts where there are two: one wins, and the other is told who.</summary>
    private void TakeAtOnce(OperatorPage page, DialogId dialog, Seen seen)
    {
        var rivals = world.OperatorPages
            .Where(other => other.Actor.Project == page.Actor.Project && other.Actor != page.Actor && other.Hub.IsOpen).ToList();
        if (world.Acts.PickOrNull(rivals.FindAll(other => other.Hub.Host != page.Hub.Host) is { Count: > 0 } elsewhere ? elsewhere : rivals) is { } rival)
        {
            world.Weather.Hurry(sent: 2);
            Move(rival, "Take", edge => edge.TakeAsync(dialog, seen));
        }

        Move(page, "Take", edge => edge.TakeAsync(dialog, seen));
    }

    /// <summary>A note, and once more under the same id where nothing certain came back.</summary>
    private async Task NoteAsync(OperatorPage page, DialogId dialog)
    {
        var id = new NoteId(_ids.Next());
        var text = $"{page.Name} notes {++_said}";
        var reply = await page.Hub.CallAsync("Note", edge => edge.NoteAsync(dialog, id, text));
        if (reply.IsLost || reply.Code == Reply<LogEntry>.InternalCode)
        {
            await page.Hub.CallAsync("Note", edge => edge.NoteAsync(dialog, id, text));
        }
    }

    private static void Type(OperatorPage page, DialogId dialog, bool typing) =>
        page.Context.Run(() => _ = page.Hub.CallAsync("Typing", edge => edge.TypeAsync(dialog, typing)));

    private static void Move(OperatorPage page, string name, Func<DeskEdge, ValueTask<DeskRow>> move) =>
        page.Context.Run(() => _ = MoveAsync(page, name, move));

    private static async Task MoveAsync(OperatorPage page, string name, Func<DeskEdge, ValueTask<DeskRow>> move)
    {
        if ((await page.Hub.CallAsync(name, move)).Ok is { } row)
        {
            page.TakeRows([row]);
        }
    }

    /// <summary>Says what an inquiry is, says otherwise, or takes it back.</summary>
    private void Classify(OperatorPage page, Dialog dialog, Seen seen)
    {
        var classes = world.Teams.First(one => one.Project.Id == page.Actor.Project).Classes;
        ClassId? to = world.Acts.OneIn(3) ? null : world.Acts.Pick(classes).Id;
        Move(page, "SetClass", edge => edge.SetClassAsync(dialog.Id, dialog.Inquiry, to, seen));
    }

    private void HandOver(OperatorPage page, DialogId dialog, Seen seen)
    {
        var team = world.Teams.First(one => one.Project.Id == page.Actor.Project);
        if (team.Groups.Count > 0 && world.Acts.OneIn(2))
        {
            var group = world.Acts.Pick(team.Groups).Id;
            Move(page, "HandOver", edge => edge.HandOverAsync(dialog, group, seen));
        }
        else
        {
            var member = world.Acts.Pick(team.Members).Id;
            Move(page, "HandOver", edge => edge.HandOverAsync(dialog, member, seen));
        }
    }

    // Mostly the operator's own message; now and then another's, as somebody would who bypasses the page.
    private void EditSomething(OperatorPage page, DialogId dialog)
    {
        var me = Author.Of(page.Actor.Member);
        var others = world.Acts.OneIn(4);
        var messages = world.Truth.Find(dialog)?.Messages
            .Where(one => one.Current.Author.IsMember && others != (one.Current.Author == me)).ToList() ?? [];
        if (world.Acts.PickOrNull(messages) is { } message)
        {
            Edit(page, dialog, message.Current.Id, message.Current.Revision);
        }
    }

    private void Edit(OperatorPage page, DialogId dialog, MessageId id, long revision)
    {
        var text = $"{page.Name} edits {++_said}";
        page.Context.Run(() => _ = page.Hub.CallAsync("Edit", edge => edge.EditAsync(dialog, id, text, revision)));
    }

    /// <summary>Changes their own phone, upon what the page's host knew of the member when the form was opened.</summary>
    private void SaveProfile(OperatorPage page)
    {
        if (page.Hub.Host?.Engine.Teams.Find(page.Actor.Project)?.FindMember(page.Actor.Member) is { } me)
        {
            var profile = new MemberProfile { FirstName = me.FirstName, LastName = me.LastName, Phone = $"+7 901 {++_said}" };
            page.Context.Run(() => _ = page.Hub.CallAsync("SaveProfile", edge => edge.SaveProfileAsync(profile, me.Version)));
        }
    }

    private void FillCard(OperatorPage page, Client client)
    {
        var card = new ClientCard { Name = world.Acts.OneIn(3) ? null : $"Person {++_said}", Phone = $"+7 900 {_said}", Comment = "met" };
        page.Context.Run(() => _ = page.Hub.CallAsync("FillCard", edge => edge.FillCardAsync(client.Id, card, client.Version)));
    }

    public static void Switch(OperatorPage page, bool available) =>
        page.Context.Run(() => _ = page.Hub.CallAsync("Switch", edge => edge.SwitchAsync(available)));

    private void Resend(OperatorPage page, DialogId dialog)
    {
        if (page.Threads.Find(dialog) is { } thread && world.Acts.PickOrNull(thread.Overdue.Select(id => (object)id).ToList()) is MessageId id)
        {
            page.Answers.Resend(dialog, id);
        }
    }
}

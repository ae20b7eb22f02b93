using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Commands;

/// <summary>An operator says what kind of matter an inquiry is (rule J1), in open and archived dialogs alike.</summary>
internal sealed class Classifying(DialogWalk walk, IDialogStore dialogs, TeamDirectory teams, RandomSource chance)
{
    public ValueTask<Dialog> RunAsync(
        Member me, DialogId dialog, InquiryId inquiry, ClassId? to, long? version, CancellationToken cancellation)
    {
        var book = dialogs as IInquiryBook ?? throw new Refusal(RefusalCode.NotSupported, "The chat's storage keeps no classes.");
        return walk.RunAsync(
            "set_class",
            me,
            dialog,
            async (known, now) => Decide(
                known, await book.FindInquiryAsync(me.Project, inquiry, cancellation), new ClassSet { By = me.Id, Inquiry = inquiry, Class = to }, version, now),
            cancellation);
    }

    private Decision<Dialog> Decide(Dialog dialog, Inquiry? inquiry, ClassSet set, long? version, Instant now)
    {
        DialogRules.ThrowUnlessVersionIs(version, dialog);
        if (inquiry?.Dialog != dialog.Id)
        {
            throw Refusal.InvalidField("inquiry", "There is no such inquiry in the dialog.");
        }

        if (inquiry.Class == set.Class)
        {
            return new Decision<Dialog>(dialog, Commit: null);
        }

        if (set.Class is { } chosen && teams.Get(dialog.Project).FindClass(chosen) is not { Removed: false })
        {
            throw Refusal.InvalidField("class", "There is no such class to choose in the project.");
        }

        var change = new DialogChange(dialog, now, chance).SetClass(set);
        return new Decision<Dialog>(change.Next, change.ToCommit());
    }
}

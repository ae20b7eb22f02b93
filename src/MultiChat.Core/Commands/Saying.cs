using MultiChat.Availability;
using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Routing;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Commands;

/// <summary>
/// A visitor says something: the first message makes client, dialog and inquiry in the same commit (rules M2, C1, D7, P4). So does a request, whoever is
/// there (rule P5).
/// </summary>
internal sealed class Saying(
    DialogWalk walk,
    IMessageStore messages,
    NamePicker names,
    AvailabilityBoard board,
    Router router,
    TeamDirectory teams,
    IdMint ids,
    RandomSource chance)
{
    public ValueTask<Message> RunAsync(VisitorActor visitor, MessageId id, MessageBody body, ChatEntry entry, CancellationToken cancellation)
    {
        var author = Author.Of(visitor.Visitor);
        return walk.RunAsync(
            "say",
            visitor,
            async (dialog, now) =>
            {
                var earlier = await messages.FindByKeyAsync(visitor.Project, author, id, cancellation)
                    ?? (dialog is null ? null : await messages.FindAsync(visitor.Project, dialog.Id, id, cancellation));
                if (earlier is not null)
                {
                    return Repetition.Decide(earlier, author, dialog?.Id, body);
                }

                ThrowUnlessAgreed(visitor, body);
                if (dialog is { Status: DialogStatus.Open })
                {
                    return Decide(dialog, author, id, body, now);
                }

                if (dialog is not null)
                {
                    return DecideReopening(visitor, dialog, author, id, body, entry, now);
                }

                var name = await names.PickAsync(teams.Get(visitor.Project).Project, cancellation);
                return DecideFirst(visitor, author, id, body, entry, name, now);
            },
            cancellation,
            // An id that is known already does not commit again.
            guess: (dialog, now) => dialog.Status == DialogStatus.Open && body.Request is null ? Decide(dialog, author, id, body, now) : null);
    }

    private Decision<Message> Decide(Dialog dialog, Author author, MessageId id, MessageBody body, Instant now)
    {
        // Each request is a matter of its own (rule P5).
        var inquiry = body.Request is null ? null : NewInquiry(dialog, now);
        var change = new DialogChange(dialog, now, chance);
        return new Decision<Message>(change.Accept(id, author, body, inquiry?.Id), change.ToCommit() with { NewInquiry = inquiry });
    }

    private Decision<Message> DecideReopening(
        VisitorActor visitor, Dialog dialog, Author author, MessageId id, MessageBody body, ChatEntry entry, Instant now)
    {
        var group = GroupFor(visitor, body, entry, dialog.Group);
        var available = board.AvailableOperators(visitor.Project);
        var inquiry = NewInquiry(dialog, now);
        var change = new DialogChange(dialog, now, chance);
        change.ReopenForClient(inquiry.Id, group, keepResponsible: dialog.Responsible is { } last && available.Contains(last));
        return new Decision<Message>(change.Accept(id, author, body), change.ToCommit() with { NewInquiry = inquiry });
    }

    private Decision<Message> DecideFirst(
        VisitorActor visitor, Author author, MessageId id, MessageBody body, ChatEntry entry, string name, Instant now)
    {
        var client = new Client
        {
            Project = visitor.Project,
            Id = new ClientId(ids.At(now)),
            GeneratedName = name,
            CreatedAt = now,
            Card = body.Request?.Contact.ToCard() ?? ClientCard.Empty,
        };
        var dialog = new Dialog
        {
            Project = visitor.Project,
            Id = new DialogId(ids.At(now)),
            Site = visitor.Site,
            Visitor = visitor.Visitor,
            Client = client.Id,
            Channel = visitor.Channel,
            Group = GroupFor(visitor, body, entry, before: null),
            Inquiry = default,
        };
        var inquiry = NewInquiry(dialog, now);
        var change = new DialogChange(dialog with { Inquiry = inquiry.Id }, now, chance);
        return new Decision<Message>(change.Accept(id, author, body), change.ToCommit() with { NewClient = client, NewInquiry = inquiry });
    }

    /// <summary>Who leaves a request has agreed to what the site asks for now, word for word (rule P5).</summary>
    private void ThrowUnlessAgreed(VisitorActor visitor, MessageBody body)
    {
        if (body.Request is not { } request)
        {
            return;
        }

        var asked = teams.Get(visitor.Project).Sites.First(site => site.Id == visitor.Site).Settings.Consent;
        if (!string.Equals(request.Consent, asked, StringComparison.Ordinal))
        {
            throw new Refusal(RefusalCode.ConsentNeeded, "The site asks for consent in other words.")
            {
                Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["consent"] = asked },
            };
        }
    }

    private Inquiry NewInquiry(Dialog dialog, Instant now) => new()
    {
        Project = dialog.Project,
        Id = new InquiryId(ids.At(now)),
        Dialog = dialog.Id,
        Client = dialog.Client,
        OpenedAt = now,
    };

    /// <summary>
    /// On the site only: what was written elsewhere is written, and waits for who is next
    /// (<see cref="Channels.ChannelIntake.ReceiveAsync(Channels.ChannelSender, string, string, CancellationToken)"/>).
    /// </summary>
    private GroupId? GroupFor(VisitorActor visitor, MessageBody body, ChatEntry entry, GroupId? before) => visitor.Channel == ChannelKind.Site
        ? router.GroupFor(visitor.Project, visitor.Site, entry, before, waits: body.Request is not null)
        : before;
}

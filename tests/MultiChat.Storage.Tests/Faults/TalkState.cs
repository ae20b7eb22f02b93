using System.Globalization;
using System.Text;
using MultiChat.Channels;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Mail;
using MultiChat.Messages;
using MultiChat.Templates;

namespace MultiChat.Storage.Faults;

/// <summary>What a talk has left in the storage, as the ports tell it, in words without ids: two runs that left the same read the same.</summary>
internal static class TalkState
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task<string> DescribeAsync(ChatStorage storage, SupportTalk talk)
    {
        var team = (await storage.Projects.ListAsync(None)).Single();
        var text = new StringBuilder();
        foreach (var me in team.Members)
        {
            foreach (var section in Enum.GetValues<Section>())
            {
                foreach (var row in await storage.Desk.ListAsync(me, section, after: null, limit: 10, None))
                {
                    Line($"{me.FirstName} has it in {section}, inquiry {row.ClientInquiryNumber}, {row.Unread} unread, read {row.ReadClientMessages}, class {row.Class}, last \"{row.Last?.Text}\"");
                }
            }
        }

        var dialog = (await storage.Dialogs.FindByVisitorAsync(talk.Visitor.Project, talk.Visitor.Visitor, ChannelKind.Site, None))!;
        Line($"{dialog.Status}, {dialog.Responsible}, {dialog.Group}, answered {dialog.AnsweredClientMessages} of {dialog.ClientMessages}, waiting since {dialog.WaitingSince:HH:mm:ss.fff}, last at {dialog.LastAt:HH:mm:ss.fff}");
        var client = (await storage.Clients.FindAsync(dialog.Project, dialog.Client, None))!;
        Line($"card {client.Version}: {client.Card with { Fields = [] }} {string.Join(", ", client.Card.Fields)}");
        Line($"{await storage.Marks.FindAsync(dialog.Project, dialog.Id, None)}");
        foreach (var item in await storage.Log.ReadAfterAsync(dialog.Project, dialog.Id, 0, 1_000, None))
        {
            Line($"event {item.Entry.EventSeq} at {item.Entry.At:HH:mm:ss.fff}: {item.Entry.Event.Kind} of message {item.Entry.Event.Message}, {item.Entry.Event.Data}");
        }

        for (var seq = 1L; await storage.Messages.FindAsync(dialog.Project, dialog.Id, seq, None) is { } message; seq++)
        {
            var revisions = await storage.Messages.ListRevisionsAsync(dialog.Project, dialog.Id, message.Id, None);
            Line($"message {message.Seq} at {message.AcceptedAt:HH:mm:ss.fff}, event {message.EventSeq}, by {message.Author.Value}, {message.ClientMessages} of the client: {string.Join(" | ", revisions.Select(revision => revision.Text))}");
        }

        foreach (var known in team.Classes)
        {
            Line($"class {known.Name}, {(known.IsLead ? "a lead" : "no lead")}, {(known.Removed ? "removed" : "to choose")}");
        }

        foreach (var member in team.Members)
        {
            var letters = await ((ILetterBook)storage.Accounts).ListAsync([member.Id.ToString()], None);
            Line($"{member.FirstName}, {member.Rights}, {member.Schedule}, {(member.Disabled ? "disabled" : "enabled")}, letters {string.Join(", ", letters.Select(letter => letter.Kind))}");
        }

        foreach (var template in await ((ITemplateStore)storage.Projects).ListAsync(dialog.Project, None))
        {
            Line($"template {template.Name} of version {template.Version}: {template.Text}");
        }

        var audit = await ((ITeamStore)storage.Projects).ListAuditAsync(dialog.Project, before: null, 100, None);
        Line($"audit: {string.Join(", ", audit.Select(entry => $"{entry.Number} {entry.Kind}"))}");
        foreach (var known in team.Classes)
        {
            text.Replace(known.Id.ToString(), known.Name);
        }

        var log = await storage.Log.ReadAfterAsync(dialog.Project, dialog.Id, 0, 1_000, None);
        foreach (var earlier in log.Select(item => InquiryOf(item.Entry.Event)).OfType<InquiryId>().Distinct().Except([dialog.Inquiry]))
        {
            text.Replace(earlier.ToString(), "an earlier inquiry");
        }

        return text
            .Replace(talk.Anna.Member.ToString(), "Anna")
            .Replace(talk.Boris.Member.ToString(), "Boris")
            .Replace(talk.Sales.Id.ToString(), "Sales")
            .Replace(dialog.Inquiry.ToString(), "the last inquiry")
            .ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private static InquiryId? InquiryOf(Events.LogEvent happened) => happened switch
    {
        Events.ClassSet set => set.Inquiry,
        Events.RequestLeft request => request.Inquiry,
        Events.Reopened reopened => reopened.Inquiry,
        _ => null,
    };

    /// <summary>Invariants 1 to 4: what was accepted is there, nothing else is, each once, numbered without holes.</summary>
    public static async Task CheckAsync(ChatStorage storage, SupportTalk talk)
    {
        var (project, visitor) = (talk.Visitor.Project, talk.Visitor.Visitor);
        var dialog = (await storage.Dialogs.FindByVisitorAsync(project, visitor, ChannelKind.Site, None))!;
        var log = await storage.Log.ReadAfterAsync(project, dialog.Id, 0, 1_000, None);
        log.Select(item => item.Entry.EventSeq).Should().Equal(Enumerable.Range(1, (int)dialog.EventSeq).Select(number => (long)number));
        var messages = log.Where(item => item.Entry.Event is Events.MessageAccepted or Events.RequestLeft).Select(item => item.Message!).ToList();
        messages.Select(message => message.Seq).Should().Equal(Enumerable.Range(1, (int)dialog.MessageSeq).Select(number => (long)number));
        messages.Select(message => message.Id).Should().BeEquivalentTo(talk.Accepted.Keys);
        foreach (var (id, (seq, text)) in talk.Accepted)
        {
            var message = messages.Single(message => message.Id == id);
            (await storage.Messages.FindByKeyAsync(project, message.Author, id, None))!.Seq.Should().Be(seq);
            message.ContentHash.Should().Equal(SupportTalk.BodyOf(text).Hash());
        }
    }
}

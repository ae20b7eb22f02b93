using System.Globalization;
using System.Text;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Outbox;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Storage.Older;

/// <summary>Everything that a storage keeps, as its ports tell it: what is kept at one place is read at each.</summary>
internal sealed class WholeStorage(ChatStorage storage)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StringBuilder _text = new();

    /// <param name="emails">Whose accounts there are.</param>
    /// <param name="tokens">The hashes of tokens of visitors and sessions.</param>
    /// <param name="queries">What is searched for.</param>
    public async Task<string> DescribeAsync(IEnumerable<string> emails, IReadOnlyList<byte[]> tokens, IReadOnlyList<string> queries)
    {
        foreach (var email in emails)
        {
            var account = (await storage.Accounts.FindAsync(email, None))!;
            Line($"account {account.Id.Value} {account.Email}: {account.PasswordHash}, {account.WrongPasswords} wrong");
        }

        foreach (var token in tokens)
        {
            Line($"session {token[0]}: {await SessionAsync(token)}");
        }

        foreach (var team in await storage.Projects.ListAsync(None))
        {
            await DescribeAsync(team, tokens, queries);
        }

        return _text.ToString();
    }

    private async Task<string> SessionAsync(byte[] token) => await storage.Accounts.FindSessionAsync(token, end: false, None) is { } session
        ? $"{session.Account.Value} until {session.ExpiresAt} {string.Join(", ", session.Memberships.Select(known => $"{known.Member.Value} {known.Version}"))}"
        : "none";

    private async Task DescribeAsync(ProjectTeam team, IReadOnlyList<byte[]> tokens, IReadOnlyList<string> queries)
    {
        var project = team.Project;
        Line($"project {project.Id.Value} {project.Slug} \"{project.Name}\" {project.Language} {project.Zone}");
        foreach (var site in team.Sites)
        {
            Line($"site {site.Id.Value} {site.Key}");
        }

        foreach (var group in team.Groups)
        {
            Line($"group {group.Id.Value} {group.Name}");
        }

        foreach (var member in team.Members)
        {
            Line($"member {member.Id.Value} of {member.Account.Value} {member.Email} \"{member.FirstName}\" \"{member.LastName}\" {member.Rights} disabled {member.Disabled} {member.SecurityVersion} {member.SessionsSince} in {string.Join(", ", member.Groups)}");
        }

        foreach (var hand in (await storage.HandSwitches.ListAsync(project.Id, None)).OrderBy(hand => hand.Member.Value))
        {
            Line($"switch {hand.Member.Value} {hand.On} at {hand.At} by {hand.By} absent since {hand.AbsentSince}");
        }

        foreach (var token in tokens)
        {
            if (await storage.Visitors.FindAsync(project.Id, token, None) is { } visitor)
            {
                Line($"visitor {token[0]} {visitor.Id.Value} of {visitor.Site.Value} since {visitor.CreatedAt}, {visitor.Address}");
            }
        }

        Line($"outbox {await CountAsync(project.Id)}");
        var dialogs = new SortedSet<Guid>();
        foreach (var me in team.Members)
        {
            foreach (var section in Enum.GetValues<Section>())
            {
                foreach (var row in await storage.Desk.ListAsync(me, section, after: null, limit: 100, None))
                {
                    dialogs.Add(row.Dialog.Id.Value);
                    Line($"row {me.FirstName} {section}: {row.Dialog.Id.Value} {row.InquiryNumber} {row.ClientInquiryNumber} unread {row.Unread} read {row.ReadClientMessages} last \"{row.Last?.Text}\"");
                }
            }

            foreach (var query in queries)
            {
                var found = await storage.Desk.SearchAsync(me, [.. SearchWords.Of(query)], after: null, limit: 100, None);
                Line($"search {me.FirstName} \"{query}\": {string.Join(", ", found.Select(row => row.Dialog.Id.Value))}");
            }
        }

        foreach (var id in dialogs)
        {
            await DescribeAsync(project.Id, new DialogId(id));
        }
    }

    private async Task<string> CountAsync(ProjectId project)
    {
        var count = await ((IOutboxCounts)storage.Outbox).CountAsync(project, atMost: 1_000, None);
        return $"{count.Waiting} waiting, {count.Dead} dead";
    }

    private async Task DescribeAsync(ProjectId project, DialogId id)
    {
        var dialog = (await storage.Dialogs.FindAsync(project, id, None))!;
        Line($"dialog {id} of {dialog.Visitor.Value} on {dialog.Channel} {dialog.Site.Value}: {dialog.Status}, {dialog.Responsible}, {dialog.Group}, inquiry {dialog.Inquiry.Value}, event {dialog.EventSeq} {dialog.Tag.Value}, answered {dialog.AnsweredClientMessages} of {dialog.ClientMessages}, {dialog.MessageSeq} messages, waiting since {dialog.WaitingSince}, last at {dialog.LastAt}");
        var client = (await storage.Clients.FindAsync(project, dialog.Client, None))!;
        Line($"client {client.Id.Value} \"{client.GeneratedName}\" since {client.CreatedAt}, {client.Version}: {client.Card.Name}|{client.Card.Phone}|{client.Card.Email}|{client.Card.Comment}|{string.Join(", ", client.Card.Fields.Select(field => $"{field.Name}={field.Value}"))}");
        Line($"{await storage.Marks.FindAsync(project, id, None)}");
        foreach (var item in await storage.Log.ReadAfterAsync(project, id, 0, 1_000, None))
        {
            var happened = item.Entry.Event;
            Line($"event {item.Entry.EventSeq} {item.Entry.Tag.Value} at {item.Entry.At}: {happened.Kind} {happened.Version} of {happened.Message}, {happened.Data}");
        }

        for (var seq = 1L; await storage.Messages.FindAsync(project, id, seq, None) is { } message; seq++)
        {
            Line($"message {seq} {message.Id.Value} by {message.Author.IsMember} {message.Author.Value} at {message.AcceptedAt}, event {message.EventSeq}, {message.ClientMessages} of the client, {Convert.ToHexString(message.ContentHash)}");
            foreach (var revision in await storage.Messages.ListRevisionsAsync(project, id, message.Id, None))
            {
                Line($"revision {revision.Revision} at {revision.At}: {revision.Text}");
            }
        }
    }

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}

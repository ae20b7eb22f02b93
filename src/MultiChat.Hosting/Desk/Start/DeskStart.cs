using MultiChat.Hosting.Wire;
using MultiChat.Messages;
using MultiChat.Reading;

namespace MultiChat.Hosting.Desk;

/// <summary>The first answer to an operator's page.</summary>
internal sealed class DeskStart(MultiChatOptions options, Texts texts)
{
    public WireDesk Answer(DeskOverview desk, StartInput input, HttpContext context)
    {
        Builds.ThrowIfOutdated(input.Build);
        var (language, wording) = texts.For([input.Language, .. context.Request.GetTypedHeaders().AcceptLanguage.Select(accepted => accepted.Value.ToString())]);
        return new WireDesk
        {
            ServerNow = WireTime.Text(desk.ServerNow),
            Me = desk.Me.Id.Value,
            Project = new WireProject { Slug = desk.Team.Project.Slug, Name = desk.Team.Project.Name, Language = desk.Team.Project.Language },
            Members = WireMember.ListOf(desk.Team, desk.Statuses),
            Groups = WireGroup.ListOf(desk.Team),
            Classes = WireClass.ListOf(desk.Team),
            Sections = WireSections.Of(desk.Sections),
            Status = WireStatus.Of(desk.Statuses.First(status => status.Member == desk.Me.Id)),
            Limits = new WireLimits
            {
                TextLength = MessageText.MaxLength,
                DeliverySeconds = options.Rules.DeliveryWindow.TotalSeconds,
                LeftSeconds = options.Rules.LeftAfter.TotalSeconds,
                EditSeconds = options.Rules.EditWindow.TotalSeconds,
            },
            Language = language,
            Languages = texts.Languages,
            Texts = wording,
        };
    }
}

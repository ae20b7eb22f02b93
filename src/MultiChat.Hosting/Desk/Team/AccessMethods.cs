using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Post;
using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>How members are helped in: by a letter, or by a link that an administrator hands over (rule T6).</summary>
internal sealed class AccessMethods(ChatEngine chat, TeamView view, PostOffice post, AccountLinks links) : IDeskSubject
{
    public IEnumerable<DeskMethod> Methods =>
    [
        DeskMethod.Of<MemberInput, TeamMemberAnswer>("SendLetter", Rights.ProjectSettings, "POST", "team/members/{member}/letter", SendLetterAsync),
        DeskMethod.Of<MemberInput, LinkAnswer>("MakeLink", Rights.Administrator, "POST", "team/members/{member}/link", MakeLinkAsync),
    ];

    private async ValueTask<TeamMemberAnswer> SendLetterAsync(DeskActor me, MemberInput input)
    {
        var member = Find(me, input.Member);
        if (!post.IsOpen)
        {
            throw new Refusal(RefusalCode.NotSupported, "This host sends no letters.");
        }

        await chat.Admin.As(me).SendLetterAsync(member);
        return await view.AnswerAsync(member);
    }

    private async ValueTask<LinkAnswer> MakeLinkAsync(DeskActor me, MemberInput input)
    {
        var member = Find(me, input.Member);
        if (view.HasHostUsers)
        {
            throw new Refusal(RefusalCode.NotSupported, "The app's own sign-in lets this person in.");
        }

        var expiresAt = chat.Clock.Now + AccountLinks.HandedLife;
        var opens = await chat.Admin.As(me).NoteLinkAsync(member, expiresAt);
        var token = await links.MakeAsync(member.Account, opens, CancellationToken.None);
        return new LinkAnswer { Path = ConsoleAddress.PasswordPath(token), ExpiresAt = WireTime.Text(expiresAt) };
    }

    private Member Find(DeskActor me, Guid id) => chat.Admin.As(me).Projects[0].FindMember(new MemberId(id)) ?? throw Refusal.NotFound();
}

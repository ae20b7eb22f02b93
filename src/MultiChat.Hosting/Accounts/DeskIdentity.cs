using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>Who a request's operator is: by our session cookie, or by the host's principal. Never by anything in the body.</summary>
internal sealed class DeskIdentity(ChatEngine chat, OperatorAccounts accounts, AccountWalk walk, CookieJar cookies, HostUsers? hostUsers = null)
{
    public const string Cookie = "operator";

    /// <summary>The memberships of whoever is signed in: at most one per project; empty for nobody. Of the host's users as the host says now.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.Busy"/>: this host can't be sure of them.</exception>
    public Task<IReadOnlyList<Member>> ListAsync(HttpContext context) => ListAsync(
        context, async () => hostUsers is null ? [] : await hostUsers.FollowAsync(context.User, context.RequestAborted));

    private async Task<IReadOnlyList<Member>> ListAsync(HttpContext context, Func<Task<IReadOnlyList<Member>>> listHostUsers)
    {
        await chat.Teams.Knowledge.RequireAsync(context.RequestAborted);
        return cookies.Read(context, Cookie) is { } token && await accounts.FindSessionAsync(token, end: false, context.RequestAborted) is { } session
            ? Members(session.SignsIn)
            : await listHostUsers();
    }

    /// <summary>Whose own account and session it is.</summary>
    /// <exception cref="WireException">Nobody is signed in.</exception>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotSupported"/>: the host brings them in itself, or the storage keeps passwords alone.</exception>
    public async Task<OwnAccount> GetOwnAsync(HttpContext context)
    {
        if (await ListAsync(context) is not [var first, ..])
        {
            throw WireException.NotSignedIn();
        }

        var session = cookies.Read(context, Cookie) is { } token ? await accounts.FindSessionAsync(token, end: false, context.RequestAborted) : null;
        return session is null || session.Account != first.Account
            ? throw new Refusal(RefusalCode.NotSupported, "The app's own sign-in lets this person in.")
            : new OwnAccount(await walk.FindAsync(session.Account, context.RequestAborted) ?? throw WireException.NotSignedIn(), session);
    }

    /// <summary>Throws unless a connection may go on.</summary>
    /// <exception cref="WireException">It may not.</exception>
    public async Task ThrowUnlessSignedInAsync(HttpContext context)
    {
        if (!await IsSignedInAsync(context))
        {
            throw WireException.NotSignedIn();
        }
    }

    /// <summary>Whether the session that a connection was let in by is still there, and still signs in whom it did.</summary>
    public async Task<bool> IsSignedInAsync(HttpContext context)
    {
        var entry = DeskEntry.Of(context);
        var members = await ListAsync(context, () => Task.FromResult(hostUsers?.List(context.User) ?? []));
        return members.Any(member => member.Id == entry.Actor.Member && entry.Known >= member.SessionsSince);
    }

    /// <summary>The acting member of a project, who has the right. Another project's operators learn no more of it than that it is not theirs.</summary>
    /// <exception cref="WireException">Nobody is signed in.</exception>
    /// <exception cref="Refusal">No such project for this person, or without the right.</exception>
    public async Task<DeskEntry> GetAsync(HttpContext context, string slug, Rights right)
    {
        var members = await ListAsync(context);
        if (members.Count == 0)
        {
            throw WireException.NotSignedIn();
        }

        var project = chat.Teams.FindBySlug(slug)?.Project.Id;
        var me = members.FirstOrDefault(member => member.Project == project) ?? throw Refusal.NotFound();
        var actor = new DeskActor { Project = me.Project, Member = me.Id };
        chat.Teams.Get(actor, right);
        return new DeskEntry(actor, me.Account, me.SecurityVersion, SessionOf(context));
    }

    private string SessionOf(HttpContext context) => cookies.Read(context, Cookie) is { } token ? DeskEntry.SessionOf(Secrets.Hash(token)) : "";

    private List<Member> Members(Func<Member, bool> mine) =>
        [.. chat.Teams.All.SelectMany(team => team.Members).Where(member => !member.Disabled && mine(member))];
}

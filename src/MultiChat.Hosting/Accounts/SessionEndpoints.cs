using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>Signing in to the desk and out of it.</summary>
internal sealed class SessionEndpoints(
    ChatEngine chat, OperatorAccounts accounts, DeskIdentity identity, SessionDoor door, ConsoleLink link, DeskConnections connections, Limits limits,
    SignInAudit audit)
{
    public async Task<RawJson> SignInAsync(HttpContext context)
    {
        limits.TakeSignIn(context);
        var input = StrictReader.Read<SignInInput>(await RestInput.ReadAsync(context));
        var key = new SignInKey { Email = input.Email, Password = input.Password, Code = input.Code, NewPassword = input.NewPassword };
        var result = await accounts.SignInAsync(key, door.PlaceOf(context), context.RequestAborted);
        audit.Tried(result);
        if (result is not { SessionToken: { } token, DeviceToken: { } device })
        {
            throw result.WhyNot ?? OperatorAccounts.WrongPassword();
        }

        door.Enter(context, token);
        door.Know(context, device);
        return Answer(result.Members);
    }

    public async Task<RawJson> ShowAsync(HttpContext context) =>
        await identity.ListAsync(context) is { Count: > 0 } members ? Answer(members) : throw WireException.NotSignedIn();

    public async Task<RawJson> SignOutAsync(HttpContext context)
    {
        if (door.Read(context) is { } token)
        {
            audit.SignedOut((await accounts.FindSessionAsync(token, end: true, context.RequestAborted))?.Account);
            await connections.EndAsync(Secrets.Hash(token));
        }

        door.Leave(context);
        return WireJson.Write(Nothing.Value);
    }

    public async Task FollowLinkAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        // Only a GET uses it up: previews of links ask with HEAD.
        if (HttpMethods.IsGet(context.Request.Method) && link.Redeem((string)context.Request.RouteValues["token"]!) is { } account
            && await accounts.SignInAsync(account, door.PlaceOf(context), context.RequestAborted) is { } token)
        {
            door.Enter(context, token);
            audit.LinkUsed(account);
        }

        context.Response.Redirect("../../console");
    }

    /// <summary>What whoever is signed in is told of where they may go.</summary>
    public RawJson Answer(IReadOnlyList<Member> members) => WireJson.Write(new SessionAnswer
    {
        Name = members is [var first, ..] ? first.DisplayName : "",
        Projects = [.. members
            .Where(member => member.IsOperator)
            .Select(member => chat.Teams.Get(member.Project).Project)
            .Select(project => new SessionProject { Slug = project.Slug, Name = project.Name })],
        Memberships = [.. members
            .Where(member => member.May(Rights.None))
            .Select(member => SessionMembership.Of(member, chat.Teams.Get(member.Project).Project))],
    });
}

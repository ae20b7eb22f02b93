using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>Signing in to the desk and out of it.</summary>
internal sealed class SessionEndpoints(
    ChatEngine chat, OperatorAccounts accounts, DeskIdentity identity, CookieJar cookies, ConsoleLink link, DeskConnections connections, Limits limits,
    SignInAudit audit)
{
    private const string DeviceCookie = "device";

    public async Task<RawJson> SignInAsync(HttpContext context)
    {
        limits.TakeSignIn(context);
        var input = StrictReader.Read<SignInInput>(await RestInput.ReadAsync(context));
        var place = new SignInPlace { Network = Limits.NetworkOf(context), DeviceToken = cookies.Read(context, DeviceCookie) };
        var result = await accounts.SignInAsync(input.Email, input.Password, place, context.RequestAborted);
        audit.Tried(result);
        if (result is not { SessionToken: { } token, DeviceToken: { } device })
        {
            throw new Refusal(RefusalCode.WrongPassword, "The e-mail or the password is wrong.");
        }

        Remember(context, token);
        cookies.Write(context, DeviceCookie, device, SignInTries.DeviceLife.ToTimeSpan());
        return Answer(result.Members);
    }

    public async Task<RawJson> ShowAsync(HttpContext context) =>
        await identity.ListAsync(context) is { Count: > 0 } members ? Answer(members) : throw WireException.NotSignedIn();

    public async Task<RawJson> SignOutAsync(HttpContext context)
    {
        if (cookies.Read(context, DeskIdentity.Cookie) is { } token)
        {
            audit.SignedOut((await accounts.FindSessionAsync(token, end: true, context.RequestAborted))?.Account);
            await connections.EndAsync(Convert.ToHexString(Secrets.Hash(token)));
        }

        cookies.Erase(context, DeskIdentity.Cookie);
        return WireJson.Write(Nothing.Value);
    }

    public async Task FollowLinkAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        // Only a GET uses it up: previews of links ask with HEAD.
        if (HttpMethods.IsGet(context.Request.Method) && link.Redeem((string)context.Request.RouteValues["token"]!) is { } account
            && await accounts.SignInAsync(account, context.RequestAborted) is { } token)
        {
            Remember(context, token);
            audit.LinkUsed(account);
        }

        context.Response.Redirect("../../console");
    }

    private void Remember(HttpContext context, string token) =>
        cookies.Write(context, DeskIdentity.Cookie, token, OperatorAccounts.SessionLife.ToTimeSpan());

    private RawJson Answer(IReadOnlyList<Member> members) => WireJson.Write(new SessionAnswer
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

using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Accounts;

/// <summary>Lets a browser in by cookies, and knows from where it comes.</summary>
internal sealed class SessionDoor(CookieJar cookies)
{
    private const string DeviceCookie = "device";

    public SignInPlace PlaceOf(HttpContext context) => new()
    {
        Network = Limits.NetworkOf(context),
        DeviceToken = cookies.Read(context, DeviceCookie),
        Device = DeviceName.Of(context.Request.Headers.UserAgent),
    };

    public void Enter(HttpContext context, string session) =>
        cookies.Write(context, DeskIdentity.Cookie, session, OperatorAccounts.SessionLife.ToTimeSpan());

    /// <summary>Makes the browser known, in which a password was entered rightly.</summary>
    public void Know(HttpContext context, string device) => cookies.Write(context, DeviceCookie, device, SignInTries.DeviceLife.ToTimeSpan());

    /// <summary>The session's token, or null.</summary>
    public string? Read(HttpContext context) => cookies.Read(context, DeskIdentity.Cookie);

    public void Leave(HttpContext context) => cookies.Erase(context, DeskIdentity.Cookie);
}

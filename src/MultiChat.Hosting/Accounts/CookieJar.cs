using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;

namespace MultiChat.Hosting.Accounts;

/// <summary>Our cookies: HttpOnly, Lax, with Max-Age, Secure and <c>__Host-</c> but over plain http in Development; their names tell mounts and stores apart.</summary>
internal sealed class CookieJar(ChatEngine chat, IHostEnvironment environment, DeploymentAdvice advice)
{
    public string? Read(HttpContext context, string name) =>
        context.Request.Cookies[FullName(context, name)] is { Length: > 0 and <= Secrets.MaxTokenLength } value ? value : null;

    public void Write(HttpContext context, string name, string value, TimeSpan life)
    {
        advice.CookieGiven(context);
        context.Response.Cookies.Append(FullName(context, name), value, Options(context, life));
    }

    public void Erase(HttpContext context, string name) =>
        context.Response.Cookies.Append(FullName(context, name), "", Options(context, TimeSpan.Zero));

    private CookieOptions Options(HttpContext context, TimeSpan life) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = life,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = IsSecure(context),
    };

    private string FullName(HttpContext context, string name)
    {
        // Cookies know no port: the first project's id, which is random, tells one installation's from another's on the same host name.
        var place = $"{Mount.Of(context).Prefix} {chat.Admin.Projects[0].Project.Id}";
        var part = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)).AsSpan(0, 4));
        return $"{(IsSecure(context) ? "__Host-" : "")}multichat-{part}-{name}";
    }

    private bool IsSecure(HttpContext context) => context.Request.IsHttps || !environment.IsDevelopment();
}

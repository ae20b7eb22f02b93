using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using MultiChat.Hosting;
using MultiChat.Team;

var builder = WebApplication.CreateBuilder(args);

// What the app has already: its own users, with a cookie and roles.
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
builder.Services.AddAuthorization();

// What the desk adds: who has the role "support" works at it, who has the role "boss" administers it.
builder.Services.AddMultiChat().AddHostUsers(users =>
{
    users.MakeMember = (user, _) => RightsOf(user) == Rights.None ? null : new HostMember { FirstName = user.Identity!.Name! };
    users.RightsOf = (user, _) => RightsOf(user);
});

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapMultiChat("/chat");

app.MapGet("/", (ClaimsPrincipal user) => Results.Content(
    $"""
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <title>An app with users of its own</title>
    <h1>An app with users of its own</h1>
    <p>{(user.Identity!.IsAuthenticated ? $"Signed in as {user.Identity.Name}. <a href=\"/chat/console\">The desk</a>" : "Nobody is signed in.")}</p>
    <form method="post" action="/sign-in?name=Sam"><button>Sign in as Sam, who supports</button></form>
    <form method="post" action="/sign-in?name=Bea"><button>Sign in as Bea, the boss</button></form>
    <form method="post" action="/sign-out"><button>Sign out</button></form>
    <script type="module" src="/chat/widget.js"></script>
    """,
    "text/html"));

app.MapPost("/sign-in", (string name) => name is "Sam" or "Bea"
    ? Results.SignIn(UserCalled(name), new AuthenticationProperties { RedirectUri = "/" })
    : Results.NotFound());

app.MapPost("/sign-out", (HttpContext context, DeskSessions desk) =>
{
    // The desk does not hear that a cookie has ended: it is told, once the browser has been, and its open pages end within 2 seconds.
    var user = context.User;
    context.Response.OnCompleted(() => desk.EndAsync(user));
    return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" });
});

app.Run();

static Rights RightsOf(ClaimsPrincipal user) =>
    user.IsInRole("boss") ? Rights.Administrator | Rights.Operator : user.IsInRole("support") ? Rights.Operator : Rights.None;

static ClaimsPrincipal UserCalled(string name) => new(new ClaimsIdentity(
    [
        new Claim(ClaimTypes.Name, name),
        new Claim(ClaimTypes.Email, $"{name.ToLowerInvariant()}@shop.example"),
        new Claim(ClaimTypes.Role, name == "Bea" ? "boss" : "support"),
    ],
    CookieAuthenticationDefaults.AuthenticationScheme));

namespace MultiChat.Hosting;

/// <summary>The README's quick start, compiled. What stands between the marks is compared with the README.</summary>
internal static class ReadmeSnippet
{
    public static void Run(string[] args)
    {
#pragma warning disable format
// <readme>
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMultiChat().AddSqlite("chat.db");

var app = builder.Build();
app.MapMultiChat("/chat");
app.Run();
// </readme>
#pragma warning restore format
    }
}

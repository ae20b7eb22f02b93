using MultiChat;
using MultiChat.Crash.Host;
using MultiChat.Storage.Sqlite;
using MultiChat.Testing.Faults;

// A host to be killed: "port sqlite file [--early | --zone name]" or "port postgres connection [--administrator]". Operators operator0@example.org … may sign in;
// limits are out of the way, and letters are shown at /chat/mail. With --administrator the first of the operators administers the team.
const int NoLimit = 1_000_000;
var port = args[0];
var early = args.Contains("--early", StringComparer.Ordinal);
var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
var chat = builder.Services.AddMultiChat(options =>
{
    options.Limits.VisitorsPerMinute = NoLimit;
    options.Limits.VisitorRequestsPerMinute = NoLimit;
    options.Limits.MessageBurst = NoLimit;
    options.Limits.MessagesPerMinute = NoLimit;
    options.Limits.SignInsPerMinute = NoLimit;
    if (args.Contains("--administrator", StringComparer.Ordinal))
    {
        options.FirstAdministrator = new() { Email = "operator0@example.org", Password = "crash-password" };
    }
});
builder.Services.AddHostedService<Operators>();
if (args is [.., "--zone", var zone])
{
    builder.Services.AddHostedService(services => new ZonedProject(services.GetRequiredService<ProjectAdmin>(), zone));
}

switch (args[1])
{
    case "sqlite" when early:
        builder.Services.AddSingleton<ChatStorage>(new InterceptedStorage(new SqliteStorage(args[2], TimeProvider.System), new EarlyAnswers()));
        break;
    case "sqlite":
        chat.AddSqlite(args[2]);
        break;
    case "postgres":
        chat.AddPostgreSql(args[2]);
        break;
    default:
        throw new ArgumentException($"There is no storage '{args[1]}'.", nameof(args));
}

var app = builder.Build();
app.MapMultiChat("/chat");
app.MapHealthChecks("/health");
app.Run();

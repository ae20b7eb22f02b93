using SupportSite;

var builder = WebApplication.CreateBuilder(args);
var data = builder.Configuration["Data"] ?? Path.Combine(builder.Environment.ContentRootPath, "data");
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.Services
    .AddMultiChat(options =>
    {
        options.ProjectName = "Лавка";
        options.ProjectLanguage = "ru";
    })
    .AddSqlite(Path.Combine(data, "chat.db"));
builder.Services.AddHostedService<DemoTeam>();

var app = builder.Build();
app.UseDefaultFiles();
app.UseStaticFiles();
app.MapMultiChat("/chat");
app.Lifetime.ApplicationStarted.Register(() => app.Logger.LogInformation("Open the shop as a visitor: {Address}", app.Urls.First()));
app.Run();

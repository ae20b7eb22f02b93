using MultiChat;
using MultiChat.Browser.BlazorShop;

// A shop as a Blazor Web App has it: pages rendered on the server, links followed by enhanced navigation, the widget's script in the head.
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddRazorComponents();
builder.Services.AddMultiChat(options => options.FirstAdministrator = new() { Email = "anna@example.org", Password = "a-long-password", FirstName = "Анна" });

var app = builder.Build();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapMultiChat();
app.MapRazorComponents<App>();
await app.StartAsync();
var chat = app.Services.GetRequiredService<ChatEngine>();
await chat.Admin.SwitchAsync(chat.Admin.Projects[0].Members.Single(), available: true);
await app.WaitForShutdownAsync();

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Time.Testing;
using MultiChat.Hosting.Accounts;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Clock;

/// <summary>The quick start's app as its author would test it: on a real socket, and on a clock that stands in the year 2000 until it is moved.</summary>
public sealed class ClockedApp : WebApplicationFactory<Program>
{
    private const string Password = "a long password";

    private readonly Action<MultiChatBuilder> _add;

    private ClockedApp(Action<MultiChatBuilder> add) => _add = add;

    public FakeTimeProvider Clock { get; } = new();

    public Uri Mount => new(new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "chat/");

    public ChatEngine Chat => Services.GetRequiredService<ChatEngine>();

    public static ClockedApp Start(Action<MultiChatBuilder> add)
    {
        var app = new ClockedApp(add);
        app.UseKestrel(0);
        app.StartServer();
        return app;
    }

    public async Task<Member> AddOperatorAsync(string name)
    {
        var member = await Chat.Admin.AddMemberAsync(Chat.Admin.Projects[0].Project.Id, $"{name}@example.org", name, "-");
        await Services.GetRequiredService<OperatorAccounts>().SetPasswordAsync(member, Password);
        return member;
    }

    public async Task<OperatorClient> OperatorAsync(string name, bool available = true)
    {
        await AddOperatorAsync(name);
        var client = await OperatorClient.SignInAsync(Mount, $"{name}@example.org", Password);
        await client.StartAsync();
        if (available)
        {
            await client.SwitchAsync(available: true);
        }

        return client;
    }

    public async Task<VisitorClient> VisitorAsync()
    {
        var client = await VisitorClient.StartAsync(Mount);
        await client.JoinAsync();
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
    {
        services.AddSingleton<TimeProvider>(Clock);
        _add(services.AddMultiChat());
    });
}

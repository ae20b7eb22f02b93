using System.Diagnostics;
using System.Net.Sockets;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Guest;

/// <summary>An app that was published with <c>PublishTrimmed</c>, started and talked with.</summary>
public sealed class TrimmedTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
            <SelfContained>true</SelfContained>
            <PublishTrimmed>true</PublishTrimmed>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="$(Built)/MultiChat.Core.dll;$(Built)/MultiChat.Hosting.dll;$(Built)/MultiChat.Storage.Sqlite.dll" />
            <PackageReference Include="NodaTime" />
            <PackageReference Include="System.Reactive" />
            <PackageReference Include="Microsoft.Data.Sqlite" />
            <PackageReference Include="SQLitePCLRaw.bundle_e_sqlite3" />
            <PackageReference Include="SQLitePCLRaw.core" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddMultiChat(o => o.FirstAdministrator = new() { Email = "anna@example.org", Password = "a long password" }).AddSqlite(builder.Configuration["file"]!);
        var app = builder.Build();
        app.MapMultiChat("/chat");
        app.Run();
        """;

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_starts_and_a_conversation_goes_both_ways()
    {
        await File.WriteAllTextAsync(_folder.File("Shop.csproj"), Project);
        await File.WriteAllTextAsync(_folder.File("Program.cs"), Program);
        var said = await RunAsync("dotnet", ["publish", _folder.File("Shop.csproj"), "-nologo", "-v", "quiet", "-o", _folder.File("out"), $"-p:Built={AppContext.BaseDirectory.TrimEnd('/')}", $"-p:DirectoryPackagesPropsPath={Repository.PathOf("Directory.Packages.props")}"]);
        said.Should().NotContain("MultiChat.", "the linker has nothing to say about these assemblies");
        var mount = new Uri($"http://127.0.0.1:{FreePort()}/chat");
        using var app = Process.Start(new ProcessStartInfo(_folder.File("out/Shop"), ["--file", _folder.File("chat.db"), "--urls", mount.GetLeftPart(UriPartial.Authority), "--environment", "Development"])
        {
            UseShellExecute = false,
            WorkingDirectory = _folder.File("out"),
            RedirectStandardOutput = true,
        })!;
        try
        {
            _ = app.StandardOutput.ReadToEndAsync();
            await UntilItServesAsync(mount, app);
            await using var anna = await OperatorClient.SignInAsync(mount, "anna@example.org", "a long password");
            await anna.StartAsync();
            await anna.SwitchAsync(available: true);
            await using var visitor = await VisitorClient.StartAsync(mount);
            await visitor.JoinAsync();
            await visitor.SendAsync("Есть ли доставка?");
            await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
            var dialog = new Dialogs.DialogId(anna.Desk.Rows[0].GetProperty("id").GetGuid());
            await anna.OpenAsync(dialog);
            await anna.AnswerAsync(dialog, "Да.");
            await visitor.View.WaitUntilAsync(view => view.Texts.SequenceEqual(["Есть ли доставка?", "Да."]));
            (await anna.Rest.GetAsync("v1/openapi.json")).GetProperty("openapi").GetString().Should().Be("3.1.1");
            await Refused.WithAsync("malformed", () => anna.Rest.PutAsync("v1/p/main/status", new { available = "yes" }));
        }
        finally
        {
            app.Kill();
            await app.WaitForExitAsync();
        }
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string> RunAsync(string command, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Long);
        process.ExitCode.Should().Be(0, await said);
        return await said;
    }

    private static async Task UntilItServesAsync(Uri mount, Process app)
    {
        using var rest = new WireRest(mount);
        await Patience.UntilAsync(async () =>
        {
            app.HasExited.Should().BeFalse("the app runs");
            try
            {
                await rest.GetAsync("v1/s/main/availability");
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}

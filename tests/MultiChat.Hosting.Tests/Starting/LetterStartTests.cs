using Microsoft.Extensions.DependencyInjection;
using MultiChat.Hosting.Accounts;
using MultiChat.Mail;
using MultiChat.Storage;

namespace MultiChat.Hosting.Starting;

/// <summary>What letters, links and secrets need of the options.</summary>
public sealed class LetterStartTests : IDisposable
{
    private static readonly FirstAdministrator Ada = new() { Email = "ada@example.org", FirstName = "Ada", Password = TestHost.Password };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_mail_server_needs_the_public_address()
    {
        var start = () => StartAsync(options => options.FirstAdministrator = Ada, withMail: true, Path.Combine(_folder.Path, "refused.db"));

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("Set PublicAddress");
        await using var host = await StartAsync(options => (options.FirstAdministrator, options.PublicAddress) = (Ada, new Uri("https://shop.example/chat")), withMail: true);
    }

    [Fact] // T6
    public async Task A_team_without_passwords_is_let_start_where_letters_lead_in()
    {
        await using (var development = await TestHost.StartAsync(add: chat => chat.AddSqlite(File)))
        {
            await development.Chat.Admin.AddMemberAsync(development.Project.Id, "vera@example.org", "Vera", "-");
        }

        using (var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File};Pooling=False"))
        {
            database.Open();
            using var forget = database.CreateCommand();
            forget.CommandText = "UPDATE accounts SET password_hash = NULL";
            forget.ExecuteNonQuery();
        }

        // What does not start keeps its file.
        var copy = Path.Combine(_folder.Path, "copy.db");
        System.IO.File.Copy(File, copy);
        var start = () => StartAsync(_ => { }, withMail: false, copy);
        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("Nobody could sign in");
        await using var host = await StartAsync(options => options.PublicAddress = new Uri("https://shop.example/chat"), withMail: true);
    }

    [Theory]
    [InlineData("ftp://shop.example/chat")]
    [InlineData("https://shop.example/chat?a=b")]
    [InlineData("https://shop.example/chat#a")]
    public async Task A_public_address_is_of_the_web_and_whole(string address) =>
        await RefusedAsync(options => options.PublicAddress = new Uri(address), "PublicAddress must be");

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    public async Task A_key_for_secrets_is_32_bytes(string key) => await RefusedAsync(options => options.SecretKeys.Add(key), "SecretKeys must be 32 bytes");

    [Theory]
    [InlineData(59)]
    [InlineData(30 * 24 * 60 + 1)]
    public async Task A_given_password_lives_an_hour_to_30_days(int minutes) =>
        await RefusedAsync(options => options.GivenPasswordLife = NodaTime.Duration.FromMinutes(minutes), "GivenPasswordLife must be 1 hour to 30 days");

    private string File => Path.Combine(_folder.Path, "chat.db");

    private Task<TestHost> StartAsync(Action<MultiChatOptions> options, bool withMail, string? file = null) => TestHost.StartAsync(
        options,
        chat => chat.AddSqlite(file ?? File),
        environment: "Production",
        services: services =>
        {
            if (withMail)
            {
                services.AddSingleton<IMailSender>(new MailCollector());
            }
        });

    private static async Task RefusedAsync(Action<MultiChatOptions> options, string why)
    {
        var start = () => TestHost.StartAsync(options);

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain(why);
    }
}

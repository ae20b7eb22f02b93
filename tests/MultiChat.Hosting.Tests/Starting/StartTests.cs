using System.Net;
using MultiChat.InMemory;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite;
using NodaTime;

namespace MultiChat.Hosting.Starting;

/// <summary>What is set up wrongly says so in one sentence, with what to do.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("/chat", "/chat")]
    [InlineData("/chat", "CHAT/")]
    [InlineData("", "/")]
    public async Task The_same_prefix_twice_fails_the_start(string first, string second) => await RefusedAsync(
        builder => builder.Services.AddMultiChat(),
        app =>
        {
            app.MapMultiChat(first);
            app.MapMultiChat(second);
        },
        "twice",
        "MapMultiChat");

    [Fact]
    public async Task The_same_prefix_under_two_host_names_is_two_mounts()
    {
        await using var own = await OwnApp.StartAsync(
            builder => builder.Services.AddMultiChat(),
            app =>
            {
                app.MapMultiChat("/chat").RequireHost("localhost");
                app.MapMultiChat("/chat").RequireHost("shop.localhost");
            });

        using var http = new HttpClient();
        (await http.GetAsync(new Uri($"http://localhost:{own.Links[0].Port}/chat/widget.js"))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_chat_that_is_mapped_nowhere_says_so()
    {
        await using var own = await OwnApp.StartAsync(builder => builder.Services.AddMultiChat(), _ => { });

        own.Log.Lines.Should().ContainSingle(line =>
            line.Level == Microsoft.Extensions.Logging.LogLevel.Warning && line.Text.Contains("app.MapMultiChat(", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_storage_is_refused_where_it_is_added()
    {
        var add = () => OwnApp.Build(
            builder => builder.Services.AddMultiChat().AddSqlite("chat.db").AddPostgreSql("Host=db;Database=shop;Username=chat;Password=secret"), _ => { });

        add.Should().Throw<InvalidOperationException>().Which.Message
            .Should().Contain("chat.db").And.Contain("shop").And.Contain("Remove one").And.NotContain("secret");
    }

    [Fact]
    public void The_same_storage_twice_is_one()
    {
        var own = OwnApp.Build(
            builder =>
            {
                builder.Services.AddMultiChat().AddSqlite("chat.db");
                builder.Services.AddMultiChat().AddSqlite("chat.db");
            },
            _ => { });

        own.App.Services.GetServices<ChatStorage>().Should().ContainSingle();
    }

    [Fact]
    public async Task A_second_storage_among_the_services_fails_the_start() => await RefusedAsync(
        builder =>
        {
            builder.Services.AddMultiChat().AddSqlite("chat.db");
            builder.Services.AddSingleton<ChatStorage>(new InMemoryStorage());
        },
        app => app.MapMultiChat(),
        "two storages");

    [Theory]
    [InlineData("Data Source=chat.db")]
    [InlineData("DataSource=chat.db;Cache=Shared")]
    [InlineData("Filename=data/chat.db")]
    [InlineData("file:chat.db?cache=shared")]
    [InlineData("Host=db;Database=shop")]
    public void A_connection_string_is_no_path(string path)
    {
        var add = () => OwnApp.Build(builder => builder.Services.AddMultiChat().AddSqlite(path), _ => { });

        add.Should().Throw<ArgumentException>().Which.Message.Should().Contain("path of a file").And.Contain("AddSqlite(\"");
        FluentActions.Invoking(() => new SqliteStorage(path, TimeProvider.System)).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData("a=b.db")]
    [InlineData("files/chat.db")]
    public void A_strange_path_is_a_path(string path) =>
        FluentActions.Invoking(() => new SqliteStorage(path, TimeProvider.System)).Should().NotThrow();

    [Fact]
    public async Task A_relative_path_is_of_the_apps_folder()
    {
        using var folder = new TemporaryFolder();
        var path = $"data/{Guid.NewGuid():N}.db";
        await using var own = await OwnApp.StartAsync(
            builder => builder.Services.AddMultiChat().AddSqlite(path), app => app.MapMultiChat(), contentRoot: folder.Path);

        File.Exists(Path.Combine(folder.Path, path)).Should().BeTrue();
    }

    [Fact]
    public async Task A_file_in_the_current_folder_is_still_found()
    {
        using var folder = new TemporaryFolder();
        var name = $"chat-{Guid.NewGuid():N}.db";
        var old = Path.GetFullPath(name);
        try
        {
            await using (var before = new SqliteStorage(old, TimeProvider.System))
            {
                await before.OpenAsync(CancellationToken.None);
            }

            await using var own = await OwnApp.StartAsync(
                builder => builder.Services.AddMultiChat().AddSqlite(name), app => app.MapMultiChat(), contentRoot: folder.Path);

            File.Exists(Path.Combine(folder.Path, name)).Should().BeFalse();
            own.Log.Lines.Should().Contain(line => line.Level == Microsoft.Extensions.Logging.LogLevel.Warning
                && line.Text.Contains(old, StringComparison.Ordinal) && line.Text.Contains(folder.Path, StringComparison.Ordinal));
        }
        finally
        {
            Directory.GetFiles(Directory.GetCurrentDirectory(), name + "*").ToList().ForEach(File.Delete);
        }
    }

    [Fact]
    public async Task A_first_administrator_without_an_email_is_named() => await RefusedAsync(
        builder => builder.Services.AddMultiChat(options => options.FirstAdministrator = new() { Email = null!, Password = null!, FirstName = null!, LastName = null! }),
        app => app.MapMultiChat(),
        "FirstAdministrator.Email",
        "FirstAdministrator.Password",
        "FirstAdministrator.FirstName",
        "FirstAdministrator.LastName");

    [Theory]
    [InlineData("   ")]
    [InlineData("\u200b")]
    [InlineData("\0")]
    [InlineData("")]
    public async Task Names_that_nobody_sees_are_named(string name) => await RefusedAsync(
        builder => builder.Services.AddMultiChat(options =>
        {
            options.ProjectName = name;
            options.FirstAdministrator = new() { Email = "boss@example.org", Password = TestHost.Password, FirstName = name, LastName = name };
        }),
        app => app.MapMultiChat(),
        "ProjectName must have 1 to 100 characters and something to be seen.",
        "FirstAdministrator.FirstName must have 1 to 100 characters and something to be seen.",
        "FirstAdministrator.LastName must have 1 to 100 characters and something to be seen.");

    [Theory]
    [InlineData("postgres://u:secret@h/db", "URL")]
    [InlineData("postgresql://u:secret@h/db", "URL")]
    [InlineData("Host=db;Database=shop;Username=chat;Pasword=secret", "misspelt")]
    [InlineData("Host=db;Password=se;secret=x", "quotes")]
    [InlineData("Host=db;Port=secret", "misspelt")]
    public void A_connection_string_that_cannot_be_read_says_what_one_is_and_not_what_it_was(string connectionString, string said)
    {
        var add = () => OwnApp.Build(builder => builder.Services.AddMultiChat().AddPostgreSql(connectionString), _ => { });
        var make = () => new Storage.PostgreSql.PostgreSqlStorage(connectionString);

        foreach (var refused in new[] { add.Should().Throw<ArgumentException>().Which, make.Should().Throw<ArgumentException>().Which })
        {
            refused.ToString().Should().Contain("MultiChat").And.Contain("Host=db;Database=shop;Username=chat;Password=").And.Contain(said).And.NotContain("secret");
        }
    }

    [Fact]
    public async Task Users_of_the_host_without_a_single_member_are_warned_of()
    {
        await using var own = await OwnApp.StartAsync(
            builder => builder.Services.AddMultiChat().AddHostUsers(), app => app.MapMultiChat(), "Production");

        own.Log.Lines.Should().ContainSingle(line => line.Level == Microsoft.Extensions.Logging.LogLevel.Warning
            && line.Text.Contains("AddMemberAsync", StringComparison.Ordinal) && line.Text.Contains("FirstAdministrator", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Users_of_the_host_with_a_member_are_not()
    {
        await using var own = await OwnApp.StartAsync(
            builder => builder.Services.AddMultiChat(options => options.FirstAdministrator = new() { Email = "boss@example.org", Password = TestHost.Password }).AddHostUsers(),
            app => app.MapMultiChat(),
            "Production");

        own.Log.Texts.Should().NotContain(text => text.Contains("AddMemberAsync", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rules_duration_that_no_clock_can_add_is_named() => await RefusedAsync(
        builder => builder.Services.AddMultiChat(options =>
        {
            foreach (var rule in typeof(ChatOptions).GetProperties().Where(rule => (Nullable.GetUnderlyingType(rule.PropertyType) ?? rule.PropertyType) == typeof(Duration)))
            {
                rule.SetValue(options.Rules, Duration.MaxValue);
            }
        }),
        app => app.MapMultiChat(),
        "EditWindow must be 0 to 7 days.",
        "DeliveryWindow must be 1 to 60 seconds.",
        "LeftAfter must be 0 to 60 seconds.",
        "SilentVisitorMemory must be 1 to 3,650 days, or null for ever.",
        "AbsenceLimit must be 1 minute to 3,650 days, or null for ever.");

    [Theory]
    [InlineData("en", "sendd", "'sendd'")]
    [InlineData("ru", "Send", "'Send'")]
    [InlineData("english", "send", "'english'")]
    [InlineData("de_AT", "send", "'de_AT'")]
    public async Task Texts_that_no_page_shows_are_named(string language, string key, string named) => await RefusedAsync(
        builder => builder.Services.AddMultiChat(options => options.Texts[language] = new Dictionary<string, string> { [key] = "Text" }),
        app => app.MapMultiChat(),
        "Texts",
        named);

    [Fact]
    public async Task Texts_of_nothing_are_named() => await RefusedAsync(
        builder => builder.Services.AddMultiChat(options =>
        {
            options.Texts["ru"] = null!;
            options.Texts["en"] = new Dictionary<string, string> { ["send"] = null! };
        }),
        app => app.MapMultiChat(),
        "'ru'",
        "'send'");

    [Fact]
    public async Task Every_text_of_every_page_may_be_worded_anew()
    {
        await using var own = await OwnApp.StartAsync(
            builder => builder.Services.AddMultiChat(options =>
            {
                options.Texts["ru"] = new Dictionary<string, string> { ["send"] = "Послать", ["newer.few"] = "{count}", ["section.mine"] = "Мои" };
                options.Texts["en"] = new Dictionary<string, string> { ["send"] = "Go", ["newer.other"] = "{count}", ["section.mine"] = "My queue" };
            }),
            app => app.MapMultiChat());

        own.Links.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_door_that_is_used_before_the_start_says_so()
    {
        var own = OwnApp.Build(builder => builder.Services.AddMultiChat(), app => app.MapMultiChat());
        var admin = own.App.Services.GetRequiredService<ProjectAdmin>();

        admin.Invoking(door => door.FindProject("main")).Should().Throw<InvalidOperationException>().WithMessage("MultiChat has not started*");
        admin.Invoking(door => door.Projects).Should().Throw<InvalidOperationException>().WithMessage("MultiChat has not started*");
        await admin.Awaiting(door => door.CreateProjectAsync("other", "Other")).Should()
            .ThrowAsync<InvalidOperationException>().WithMessage("MultiChat has not started*");
        own.App.Services.GetRequiredService<VisitorChat>().Invoking(door => door.CanBegin(new ProjectId(Guid.NewGuid()))).Should()
            .Throw<InvalidOperationException>().WithMessage("MultiChat has not started*");
        await own.App.DisposeAsync();
    }

    [Fact] // P4
    public async Task Pages_of_another_origin_are_refused_until_they_can_work()
    {
        await using var host = await TestHost.StartAsync();
        var add = () => host.Chat.Admin.AddSiteAsync(host.Project.Id, "shop", ["https://shop.example"]);

        (await add.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain("another origin").And.Contain("proxy");
        host.Chat.Admin.Projects[0].Sites.Should().ContainSingle();
    }

    [Fact]
    public async Task The_start_in_production_without_users_names_each_way_out() => await RefusedAsync(
        builder => builder.Services.AddMultiChat(), app => app.MapMultiChat(), "Production", ["FirstAdministrator", "AddHostUsers", "Development"]);

    private static Task RefusedAsync(Action<WebApplicationBuilder> add, Action<WebApplication> map, params string[] words) =>
        RefusedAsync(add, map, "Development", words);

    private static async Task RefusedAsync(Action<WebApplicationBuilder> add, Action<WebApplication> map, string environment, string[] words)
    {
        var start = async () =>
        {
            await using var own = await OwnApp.StartAsync(add, map, environment);
        };
        var message = (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message;
        words.Should().OnlyContain(word => message.Contains(word, StringComparison.Ordinal), $"the message was: {message}");
    }
}

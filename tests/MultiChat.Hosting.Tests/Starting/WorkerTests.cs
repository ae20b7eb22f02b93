using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Hosting.Starting;

/// <summary>A chat in an app without pages: a worker, a console app, a bot.</summary>
public sealed class WorkerTests
{
    [Fact]
    public async Task A_worker_talks_through_the_doors()
    {
        using var host = await StartAsync(_ => { });
        var admin = host.Services.GetRequiredService<ProjectAdmin>();
        var project = await admin.CreateProjectAsync("main", "Support");
        var site = await admin.AddSiteAsync(project.Id, "main");
        var anna = await admin.AddMemberAsync(project.Id, "anna@example.org", "Anna", "-");
        await admin.SwitchAsync(anna, available: true);

        var visitors = host.Services.GetRequiredService<VisitorChat>();
        var visitor = await visitors.AddVisitorAsync(site);
        await visitors.SayAsync(visitor, new MessageId(Guid.CreateVersion7()), "Hello");
        var desk = host.Services.GetRequiredService<OperatorDesk>();
        var me = new DeskActor { Project = project.Id, Member = anna.Id };
        var row = (await desk.ListAsync(me, Section.Mine)).Rows.Single();
        await desk.AnswerAsync(me, row.Row.Dialog.Id, new MessageId(Guid.CreateVersion7()), "Good morning", sawResponsible: null);

        (await visitors.OpenAsync(visitor)).Items.Select(item => item.Message?.Text).Should().Contain("Good morning");
        await host.StopAsync();
    }

    [Fact]
    public async Task Two_visitors_of_the_hosts_own_are_two()
    {
        using var host = await StartAsync(_ => { });
        var admin = host.Services.GetRequiredService<ProjectAdmin>();
        var site = await admin.AddSiteAsync((await admin.CreateProjectAsync("main", "Support")).Id, "main");
        var visitors = host.Services.GetRequiredService<VisitorChat>();

        (await visitors.AddVisitorAsync(site)).Should().NotBe(await visitors.AddVisitorAsync(site));
        await visitors.Awaiting(door => door.AddVisitorAsync(site with { Id = default })).Should().ThrowAsync<Refusal>();
    }

    [Fact]
    public async Task A_number_out_of_its_bounds_fails_the_start()
    {
        var start = () => StartAsync(services => services.AddMultiChatCore(rules => rules.EditWindow = Duration.FromDays(8)));

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Message.Should().Contain("EditWindow must be 0 to 7 days");
    }

    [Fact]
    public async Task A_relative_file_is_of_the_workers_folder()
    {
        using var folder = new TemporaryFolder();
        using var host = await StartAsync(services => services.AddMultiChatCore().AddSqlite("chat.db"), folder.Path);

        File.Exists(folder.File("chat.db")).Should().BeTrue();
        await host.StopAsync();
    }

    [Fact]
    public void What_was_chosen_for_the_core_counts_in_an_app_with_pages()
    {
        var services = new ServiceCollection();
        services.AddMultiChatCore(rules => rules.EditWindow = Duration.FromMinutes(1));
        services.AddMultiChat(options => options.Rules.DeliveryWindow = Duration.FromSeconds(7));
        services.AddMultiChatCore(rules => rules.LeftAfter = Duration.FromSeconds(2));

        var rules = services.BuildServiceProvider().GetRequiredService<IOptions<ChatOptions>>().Value;

        (rules.EditWindow, rules.DeliveryWindow, rules.LeftAfter).Should()
            .Be((Duration.FromMinutes(1), Duration.FromSeconds(7), Duration.FromSeconds(2)));
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_worker_that_asks_for_pages_is_told_what_to_ask_for(string environment)
    {
        var start = async () =>
        {
            var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
            builder.Services.AddMultiChat();
            using var host = builder.Build();
            await host.StartAsync();
        };

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("AddMultiChatCore").And.Contain("WebApplication");
    }

    private static async Task<IHost> StartAsync(Action<IServiceCollection> add, string? folder = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder });
        builder.Services.AddMultiChatCore();
        add(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}

using MultiChat.Live;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Hosts;

namespace MultiChat.Templates;

/// <summary>Rule X3: a change appears for everybody at once.</summary>
public sealed class TemplatePushTests
{
    [Fact]
    public async Task Every_change_is_pushed_to_every_page_of_the_project()
    {
        await using var chat = await TestChat.StartAsync();
        var (anna, boris) = (await chat.AddOperatorAsync("Anna"), await chat.AddOperatorAsync("Boris"));
        var id = new TemplateId(chat.NewMessageId().Value);
        var page = await OpenAsync(chat.Engine, boris);

        await chat.Engine.Templates.AddAsync(anna, id, "Привет", "Да");
        await page.NextAsync<DeskOutlet.TemplatesMoved>();
        await chat.Engine.Templates.SaveAsync(anna, id, "Привет", "Нет", 1);
        await page.NextAsync<DeskOutlet.TemplatesMoved>();
        await chat.Engine.Templates.RemoveAsync(anna, id, 2);
        await page.NextAsync<DeskOutlet.TemplatesMoved>();
    }

    [Fact]
    public async Task A_change_at_one_host_is_pushed_at_the_other()
    {
        await using var memory = new SharedMemory();
        await using var first = await TestChat.StartAsync(memory.AddHost());
        await using var second = new ChatEngine(memory.AddHost(), new ChatOptions(), first.Clock, new SeededRandomSource(2));
        await second.StartAsync();
        var anna = await first.AddOperatorAsync("Anna");
        await Patience.UntilAsync(() => second.Teams.Find(anna.Project)?.FindMember(anna.Member) is not null, "the other host hears of Anna");
        var page = await OpenAsync(second, anna);

        await first.Engine.Templates.AddAsync(anna, new TemplateId(first.NewMessageId().Value), "Привет", "Да");

        await page.NextAsync<DeskOutlet.TemplatesMoved>();
        (await second.Templates.ListAsync(anna)).Should().ContainSingle();
    }

    private static async Task<DeskOutlet> OpenAsync(ChatEngine chat, DeskActor me)
    {
        var page = new DeskOutlet();
        var session = chat.OpenSession(me, page);
        _ = session.RunAsync();
        await session.StartAsync(default);
        return page;
    }
}

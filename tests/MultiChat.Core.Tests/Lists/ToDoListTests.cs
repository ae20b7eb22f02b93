using MultiChat.InMemory;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Twins;

namespace MultiChat.Lists;

/// <summary>The operator's own dialogs by what is to be done, through the door.</summary>
public sealed class ToDoListTests
{
    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await DeskOfFiveAsync(chat);

        var whole = await chat.Desk.ListToDoAsync(anna);
        var first = await chat.Desk.ListToDoAsync(anna, limit: 3);
        var second = await chat.Desk.ListToDoAsync(anna, first.Next, limit: 3);

        Texts(whole).Should().Equal("One", "Three", "Five", "Four is mine", "Two is mine");
        (whole.Next, second.Next).Should().Be((null, null));
        Texts(first).Concat(Texts(second)).Should().Equal(Texts(whole));
    }

    [Fact]
    public async Task A_storage_that_cannot_sort_is_read_and_sorted()
    {
        await using var storage = new InMemoryStorage();
        await using var chat = await TestChat.StartAsync(new Unsorted(storage));
        var anna = await DeskOfFiveAsync(chat);

        var first = await chat.Desk.ListToDoAsync(anna, limit: 3);
        var second = await chat.Desk.ListToDoAsync(anna, first.Next, limit: 3);

        Texts(first).Concat(Texts(second)).Should().Equal("One", "Three", "Five", "Four is mine", "Two is mine");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task A_page_has_one_to_a_hundred_rows(int limit)
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");

        (await Refuses.WithAsync(RefusalCode.InvalidField, async () => await chat.Desk.ListToDoAsync(anna, limit: limit))).Facts["member"].Should().Be("limit");
    }

    private static async Task<DeskActor> DeskOfFiveAsync(TestChat chat)
    {
        var anna = await chat.AddOperatorAsync("Anna");
        foreach (var text in new[] { "One", "Two", "Three", "Four", "Five" })
        {
            var visitor = await chat.AddVisitorAsync();
            await chat.SayAsync(visitor, text);
            if (text is "Two" or "Four")
            {
                await chat.AnswerAsync(anna, (await chat.DialogOfAsync(visitor)).Id, $"{text} is mine");
            }

            chat.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        return anna;
    }

    private static IEnumerable<string> Texts(ToDoPage page) => page.Rows.Select(row => row.Row.Last!.Text);

    private sealed class Unsorted(ChatStorage inner) : DelegatingStorage(inner)
    {
        private IDeskIndex? _desk;

        public override IDeskIndex Desk => _desk ??= (IDeskIndex)OverriddenPort.Without(Inner.Desk, [typeof(IToDoIndex)]);
    }
}

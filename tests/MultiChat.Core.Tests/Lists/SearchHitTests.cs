using MultiChat.Clients;
using MultiChat.InMemory;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Twins;

namespace MultiChat.Lists;

/// <summary>A row that was found says by which line.</summary>
public sealed class SearchHitTests
{
    [Fact]
    public async Task It_is_the_newest_message_with_all_words_of_a_way()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await DeskAsync(chat, "A red kettle", "The red kettle is broken", "Kettle", "Hello?");

        var hit = (await chat.Desk.SearchAsync(anna, "kettle red")).Rows.Single().Hit!;

        (hit.Seq, hit.Text).Should().Be((2, "The red kettle is broken"));
        var message = (await chat.Engine.Storage.Messages.FindAsync(chat.Project.Id, (await chat.Desk.SearchAsync(anna, "kettle")).Rows[0].Row.Dialog.Id, 2, default))!;
        (hit.Message, hit.At).Should().Be((message.Id, message.AcceptedAt));
    }

    [Fact]
    public async Task Of_several_ways_the_newest_counts()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await DeskAsync(chat, "Order AB12345", "Order AB-12345", "Hello?");

        foreach (var query in new[] { "AB12345", "ab-12345" })
        {
            (await chat.Desk.SearchAsync(anna, query)).Rows.Single().Hit!.Seq.Should().Be(2, query);
        }
    }

    [Fact]
    public async Task A_name_a_card_and_an_inquiry_have_no_line()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await DeskAsync(chat, "Hello");
        var client = (await chat.Desk.ListAsync(anna, Dialogs.Section.Mine)).Rows[0].Row.Client;
        await chat.Desk.FillCardAsync(anna, client.Id, new ClientCard { Name = "Kettlewell" }, client.Version);

        foreach (var query in new[] { "kettlewell", "inquiry 1" })
        {
            (await chat.Desk.SearchAsync(anna, query)).Rows.Should().ContainSingle().Which.Hit.Should().BeNull(query);
        }

        (await chat.Desk.ListAsync(anna, Dialogs.Section.Mine)).Rows[0].Hit.Should().BeNull();
    }

    [Fact]
    public async Task A_storage_that_cannot_say_finds_all_the_same()
    {
        await using var storage = new InMemoryStorage();
        await using var chat = await TestChat.StartAsync(new Silent(storage));
        var anna = await DeskAsync(chat, "A red kettle");

        (await chat.Desk.SearchAsync(anna, "kettle")).Rows.Should().ContainSingle().Which.Hit.Should().BeNull();
    }

    private static async Task<DeskActor> DeskAsync(TestChat chat, params string[] texts)
    {
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        foreach (var text in texts)
        {
            await chat.SayAsync(visitor, text);
        }

        return anna;
    }

    private sealed class Silent(ChatStorage inner) : DelegatingStorage(inner)
    {
        private IDeskIndex? _desk;

        public override IDeskIndex Desk => _desk ??= (IDeskIndex)OverriddenPort.Without(Inner.Desk, [typeof(IMessageIndex)]);
    }
}

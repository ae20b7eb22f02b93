using MultiChat.Team;
using MultiChat.Testing;

namespace MultiChat.Clients;

/// <summary>Rule C3, for a page that did not get its answer.</summary>
public sealed class CardFillingTests
{
    private static readonly ClientCard Card = new() { Name = "Peter", Fields = [new ClientField { Name = "Size", Value = "XL" }] };

    [Fact]
    public async Task The_same_save_again_gives_the_first_answer_again()
    {
        var (chat, anna, client) = await StartAsync();
        await using var _ = chat;
        var first = await chat.Desk.FillCardAsync(anna, client, Card, version: 1);

        var again = await chat.Desk.FillCardAsync(anna, client, Card with { Fields = [.. Card.Fields] }, version: 1);

        again.Version.Should().Be(2);
        again.Should().BeEquivalentTo(first);
    }

    [Theory]
    [InlineData("Paul", "XL", 1)]
    [InlineData("Peter", "M", 1)]
    [InlineData("Peter", "XL", 2)]
    public async Task Another_card_or_a_card_of_another_version_is_a_conflict(string name, string size, long last)
    {
        var (chat, anna, client) = await StartAsync();
        await using var _ = chat;
        for (var version = 1; version <= last; version++)
        {
            await chat.Desk.FillCardAsync(anna, client, Card, version);
        }

        var other = new ClientCard { Name = name, Fields = [new ClientField { Name = "Size", Value = size }] };
        var filling = async () => await chat.Desk.FillCardAsync(anna, client, other, version: 1);

        (await filling.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.ClientConflict);
    }

    private static async Task<(TestChat Chat, DeskActor Anna, ClientId Client)> StartAsync()
    {
        var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("anna");
        await chat.Visitors.SayAsync(await chat.AddVisitorAsync(), chat.NewMessageId(), "Hello");
        var row = (await chat.Desk.ListAsync(anna, Dialogs.Section.Mine)).Rows.Single();
        return (chat, anna, row.Row.Client.Id);
    }
}

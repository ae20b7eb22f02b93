using MultiChat.Clients;
using MultiChat.Team;
using MultiChat.Testing;

namespace MultiChat.Commands;

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
            await chat.Desk.FillCardAsync(anna, client, version == 1 ? Card : Card with { Comment = "Regular" }, version);
        }

        var other = new ClientCard { Name = name, Fields = [new ClientField { Name = "Size", Value = size }] };
        var filling = async () => await chat.Desk.FillCardAsync(anna, client, other, version: 1);

        (await filling.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.ClientConflict);
    }

    [Fact]
    public async Task A_card_in_which_nothing_differs_makes_no_version()
    {
        var (chat, anna, client) = await StartAsync();
        await using var _ = chat;
        await chat.Desk.FillCardAsync(anna, client, Card, version: 1);

        var same = await chat.Desk.FillCardAsync(anna, client, Card with { Name = " Peter\u0002" }, version: 2);
        var others = await chat.Desk.FillCardAsync(anna, client, Card with { Comment = "Regular" }, version: 2);

        same.Version.Should().Be(2);
        others.Version.Should().Be(3);
    }

    [Fact] // M1
    public async Task A_card_is_cleaned_as_texts_are_and_its_names_are_one_line()
    {
        var (chat, anna, client) = await StartAsync();
        await using var _ = chat;

        var filled = await chat.Desk.FillCardAsync(
            anna,
            client,
            new ClientCard
            {
                Name = "Peter\u000BPan\u0007\u2028Third",
                Phone = "+7\t900\r\n1",
                Email = "\u0002peter@example.org\n",
                Comment = "one\u000Btwo\r\nthree\u0002",
                Fields = [new ClientField { Name = "Size\nin cm", Value = "1\u20282" }],
            },
            version: 1);

        filled.Card.Should().BeEquivalentTo(new ClientCard
        {
            Name = "Peter Pan Third",
            Phone = "+7 900 1",
            Email = "peter@example.org",
            Comment = "one\ntwo\nthree",
            Fields = [new ClientField { Name = "Size in cm", Value = "1\n2" }],
        });
    }

    [Fact] // M1, C3
    public async Task A_name_of_nothing_visible_is_none()
    {
        var (chat, anna, client) = await StartAsync();
        await using var _ = chat;

        var filled = await chat.Desk.FillCardAsync(anna, client, Card with { Name = "\u200B\u2060\u202E", Comment = "\u2800 \u00AD" }, version: 1);

        filled.Card.Should().Match<ClientCard>(card => card.Name == null && card.Comment == null);
        filled.DisplayName.Should().Be(filled.GeneratedName);
        var filling = async () => await chat.Desk.FillCardAsync(anna, client, Card with { Fields = [new ClientField { Name = "\u200D", Value = "1" }] }, 2);
        (await filling.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.InvalidField);
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

using MultiChat.Clients;
using MultiChat.InMemory;
using MultiChat.Testing;
using MultiChat.Testing.Faults;

namespace MultiChat.Live;

public sealed class DeskSessionCardTests
{
    [Fact]
    public async Task A_card_filled_while_its_dialog_is_being_opened_reaches_the_page()
    {
        var call = new AtCall();
        await using var chat = await TestChat.StartAsync(new InterceptedStorage(new InMemoryStorage(), call));
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var dialog = await chat.DialogOfAsync(visitor);
        var outlet = new CardOutlet();
        var session = chat.Engine.OpenSession(anna, outlet);
        await session.StartAsync(CancellationToken.None);
        // The row with its client has been read by then, and the dialog is not watched yet.
        call.Name = "Marks.FindAsync";
        call.Then = async () => await chat.Desk.FillCardAsync(anna, dialog.Client, new ClientCard { Name = "Maria" }, version: 1);

        var thread = await session.OpenAsync(dialog.Id, CancellationToken.None);
        session.End();
        await session.RunAsync();

        thread.Row.Row.Client.Card.Name.Should().BeNull();
        outlet.Cards.Should().ContainSingle().Which.Card.Name.Should().Be("Maria");
    }
}

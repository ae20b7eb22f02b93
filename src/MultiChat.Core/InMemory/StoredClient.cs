using MultiChat.Clients;
using MultiChat.Dialogs;

namespace MultiChat.InMemory;

/// <summary>A client, shared by all dialogs that are theirs.</summary>
internal sealed class StoredClient(Client client)
{
    private long _inquiries;

    /// <summary>The client's dialogs.</summary>
    public List<DialogId> Dialogs { get; } = [];

    /// <summary>The client as last saved.</summary>
    public Client Current { get; private set; } = WithOwnFields(client);

    /// <summary>The client's next inquiry number: 1, 2, 3 ….</summary>
    public long NextInquiry() => ++_inquiries;

    /// <summary>Takes over the card if nobody else did in between. The generated name stays what it was.</summary>
    public bool TrySave(Client changed)
    {
        if (Current.Version != changed.Version - 1)
        {
            return false;
        }

        Current = WithOwnFields(Current with { Card = changed.Card, Version = changed.Version });
        return true;
    }

    private static Client WithOwnFields(Client client) => client with { Card = client.Card with { Fields = [.. client.Card.Fields] } };
}

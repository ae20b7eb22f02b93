namespace MultiChat.Clients;

/// <summary>How to reach who left a request, as they typed it themselves (rule P5): a claim, and no proof of who they are (rule C4).</summary>
public sealed record Contact
{
    /// <summary>Their name in one line, at most 200 units, or null.</summary>
    public string? Name { get; init; }

    /// <summary>A phone of 5 to 15 digits, at most 50 units, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>An e-mail of at most 254 units, or null.</summary>
    public string? Email { get; init; }

    /// <summary>The contact cleaned and trimmed, as a card is, with something to reach the person by.</summary>
    /// <exception cref="Refusal">
    /// <see cref="RefusalCode.InvalidField"/> with <c>name</c>, <c>phone</c> or <c>email</c>; <see cref="RefusalCode.ContactNeeded"/>.
    /// </exception>
    public Contact Checked()
    {
        var card = ToCard().Checked();
        if (card is { Phone: null, Email: null })
        {
            throw new Refusal(RefusalCode.ContactNeeded, "A request needs a phone or an e-mail.");
        }

        if (card.Phone is { } phone && CardKey.OfPhone(phone) is null)
        {
            throw Refusal.InvalidField("phone", "A phone has 5 to 15 digits.");
        }

        if (card.Email is { } email && CardKey.OfEmail(email) is null)
        {
            throw Refusal.InvalidField("email", "This is no e-mail address.");
        }

        return new Contact { Name = card.Name, Phone = card.Phone, Email = card.Email };
    }

    /// <summary>The card of a client of whom nothing else is known.</summary>
    internal ClientCard ToCard() => new() { Name = Name, Phone = Phone, Email = Email };

    /// <summary>Whether a storage keeps every text of it (<see cref="KeptText"/>).</summary>
    internal bool CanBeKept() => ToCard().CanBeKept();
}

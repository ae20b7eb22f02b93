using MultiChat.Messages;

namespace MultiChat.Clients;

/// <summary>What operators entered about a client (rule C3). What nobody entered is null.</summary>
public sealed record ClientCard
{
    /// <summary>A card with nothing in it.</summary>
    public static readonly ClientCard Empty = new();

    /// <summary>The real name, at most 200 units.</summary>
    public string? Name { get; init; }

    /// <summary>A phone as entered, at most 50 units.</summary>
    public string? Phone { get; init; }

    /// <summary>An e-mail as entered, at most 254 units.</summary>
    public string? Email { get; init; }

    /// <summary>A comment, at most 4,000 units, newlines allowed.</summary>
    public string? Comment { get; init; }

    /// <summary>Own fields, at most 20.</summary>
    public IReadOnlyList<ClientField> Fields { get; init; } = [];

    /// <summary>The card trimmed, with empty texts as null, or a refusal that names the member that breaks its bounds.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.InvalidField"/>.</exception>
    public ClientCard Checked()
    {
        if (Fields.Count > 20)
        {
            throw Refusal.InvalidField("fields", "A card has at most 20 own fields.");
        }

        return new ClientCard
        {
            Name = Clean("name", Name, 200),
            Phone = Clean("phone", Phone, 50),
            Email = Clean("email", Email, 254),
            Comment = Clean("comment", Comment, 4_000),
            Fields = [.. Fields.Select(field => new ClientField
            {
                Name = Clean("fields", field.Name, 100) ?? throw Refusal.InvalidField("fields", "An own field needs a name."),
                Value = Clean("fields", field.Value, 1_000) ?? "",
            })],
        };
    }

    /// <summary>Whether a storage keeps every text of the card (<see cref="KeptText"/>).</summary>
    internal bool CanBeKept() =>
        KeptText.IsPossible(Name) && KeptText.IsPossible(Phone) && KeptText.IsPossible(Email) && KeptText.IsPossible(Comment)
        && Fields.All(field => KeptText.IsPossible(field.Name) && KeptText.IsPossible(field.Value));

    /// <summary>Whether both cards say the same, the own fields and their order included.</summary>
    internal bool Says(ClientCard other) =>
        this with { Fields = [] } == other with { Fields = [] } && Fields.SequenceEqual(other.Fields);

    private static string? Clean(string member, string? text, int max)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed))
        {
            return null;
        }

        if (trimmed.Length > max)
        {
            throw Refusal.InvalidField(member, $"At most {max} characters.");
        }

        return MessageText.HasForbiddenCharacter(trimmed)
            ? throw Refusal.InvalidField(member, "Control characters and lone surrogates are not allowed.")
            : trimmed;
    }
}

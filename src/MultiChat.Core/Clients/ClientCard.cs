using MultiChat.Letters;

namespace MultiChat.Clients;

/// <summary>What operators entered about a client (rule C3). What nobody entered is null.</summary>
public sealed record ClientCard
{
    /// <summary>A card with nothing in it.</summary>
    public static readonly ClientCard Empty = new();

    /// <summary>The real name in one line, at most 200 units.</summary>
    public string? Name { get; init; }

    /// <summary>A phone as entered, in one line, at most 50 units.</summary>
    public string? Phone { get; init; }

    /// <summary>An e-mail as entered, in one line, at most 254 units.</summary>
    public string? Email { get; init; }

    /// <summary>A comment, at most 4,000 units, newlines allowed.</summary>
    public string? Comment { get; init; }

    /// <summary>Own fields, at most 20.</summary>
    public IReadOnlyList<ClientField> Fields { get; init; } = [];

    /// <summary>
    /// The card cleaned (rule M1) and trimmed, with texts of nothing visible as null, or a refusal that names the member that breaks its bounds.
    /// Names, phone and e-mail become one line.
    /// </summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.InvalidField"/>.</exception>
    public ClientCard Checked()
    {
        if (Fields.Count > 20)
        {
            throw Refusal.InvalidField("fields", "A card has at most 20 own fields.");
        }

        return new ClientCard
        {
            Name = Line("name", Name, 200),
            Phone = Line("phone", Phone, 50),
            Email = Line("email", Email, 254),
            Comment = Lines("comment", Comment, 4_000),
            Fields = [.. Fields.Select(field => new ClientField
            {
                Name = Line("fields", field.Name, 100) ?? throw Refusal.InvalidField("fields", "An own field needs a name."),
                Value = Lines("fields", field.Value, 1_000) ?? "",
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

    private static string? Line(string member, string? text, int max) => Checked(member, text, max, CleanText.InOneLine);

    private static string? Lines(string member, string? text, int max) => Checked(member, text, max, CleanText.Of);

    private static string? Checked(string member, string? text, int max, Func<string, string> clean)
    {
        if (text is null)
        {
            return null;
        }

        if (!KeptText.IsPossible(text))
        {
            throw Refusal.InvalidField(member, "NUL and lone surrogates are not allowed.");
        }

        var kept = clean(text).Trim();
        if (Visibility.IsBlank(kept))
        {
            return null;
        }

        return kept.Length <= max ? kept : throw Refusal.InvalidField(member, $"At most {max} characters.");
    }
}

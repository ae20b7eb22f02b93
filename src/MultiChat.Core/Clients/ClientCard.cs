using System.Text.Json;
using System.Text.Json.Serialization;
using MultiChat.Letters;

namespace MultiChat.Clients;

/// <summary>What operators entered about a client (rule C3). What nobody entered is null.</summary>
public sealed record ClientCard
{
    private const string Nothing = "{}";

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

    /// <summary>What a later version keeps in cards, or null.</summary>
    internal Dictionary<string, JsonElement>? Others { get; init; }

    /// <summary>By what another card may be of the same person (rule C4): at most one key of a phone and one of an e-mail.</summary>
    [JsonIgnore]
    public IReadOnlyList<CardKey> Keys =>
    [
        .. new[] { Phone is null ? null : CardKey.OfPhone(Phone), Email is null ? null : CardKey.OfEmail(Email) }.OfType<CardKey>(),
    ];

    /// <summary>Its texts by which a client is found, beside the name that is shown.</summary>
    internal IEnumerable<string> SearchedTexts =>
        new[] { Phone, Email, Comment }.Concat(Fields.SelectMany(own => new[] { own.Name, own.Value })).OfType<string>();

    private IEnumerable<string> Texts => SearchedTexts.Append(Name ?? "");

    /// <summary>The card as a storage keeps it: one JSON object, without what nobody entered.</summary>
    /// <exception cref="ArgumentException">A text cannot be kept (<see cref="KeptText"/>).</exception>
    public string ToJson()
    {
        if (Others is null && Says(Empty))
        {
            return Nothing;
        }

        foreach (var text in Texts)
        {
            KeptText.Checked(text);
        }

        return JsonSerializer.Serialize(
            new StoredCard { Name = Name, Phone = Phone, Email = Email, Comment = Comment, Fields = Fields is [] ? null : Fields, Others = Others },
            StoredCardJson.Kept.StoredCard);
    }

    /// <summary>A card that a storage has kept. Members that this version does not know stay in it, and are kept with it again.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave, in this version or another.</param>
    public static ClientCard FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json is Nothing)
        {
            return Empty;
        }

        var kept = JsonSerializer.Deserialize(json, StoredCardJson.Kept.StoredCard)!;
        return new ClientCard
        {
            Name = kept.Name, Phone = kept.Phone, Email = kept.Email, Comment = kept.Comment, Fields = kept.Fields ?? [], Others = kept.Others,
        };
    }

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
    internal bool CanBeKept() => Texts.All(KeptText.IsPossible);

    /// <summary>Whether both cards say the same, the own fields and their order included.</summary>
    internal bool Says(ClientCard other) =>
        this with { Fields = [], Others = null } == other with { Fields = [], Others = null } && Fields.SequenceEqual(other.Fields);

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

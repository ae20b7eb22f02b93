using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite;

/// <summary>The few lists that are kept as JSON in a column. Their texts are checked here: JSON would escape a NUL and change half a pair.</summary>
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(Dictionary<Guid, long>))]
[JsonSerializable(typeof(IReadOnlyList<AuditedChange>))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    /// <summary>Keeps letters of all scripts as they are: an escaped one takes three times the bytes.</summary>
    private static StoredJson Kept { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });

    public static string Of(IReadOnlyList<string> texts) => JsonSerializer.Serialize([.. texts.Select(KeptText.Checked)], Kept.IReadOnlyListString);

    /// <summary>Null for none: what is not among them has the version 0.</summary>
    public static string? Of(IReadOnlyList<MemberVersion> members) => members.Count == 0
        ? null
        : JsonSerializer.Serialize(members.ToDictionary(known => known.Member.Value, known => known.Version), Kept.DictionaryGuidInt64);

    public static IReadOnlyList<MemberVersion> Members(string? json) => json is null
        ? []
        :
        [
            .. (JsonSerializer.Deserialize(json, Kept.DictionaryGuidInt64) ?? [])
                .Select(known => new MemberVersion { Member = new MemberId(known.Key), Version = known.Value }),
        ];

    /// <summary>Their texts are checked by the commit.</summary>
    public static string Of(IReadOnlyList<AuditedChange> changes) => JsonSerializer.Serialize(changes, Kept.IReadOnlyListAuditedChange);

    public static IReadOnlyList<AuditedChange> Changes(string json) => JsonSerializer.Deserialize(json, Kept.IReadOnlyListAuditedChange) ?? [];

    public static IReadOnlyList<string> Texts(string json) => JsonSerializer.Deserialize(json, Kept.IReadOnlyListString) ?? [];
}

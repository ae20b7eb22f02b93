using System.Text.Json;
using NodaTime;

namespace MultiChat.Team;

/// <summary>What is known of an account's ways in beside the password's hash. Holds no secret that opens anything by itself.</summary>
public sealed record AccountSecurity
{
    /// <summary>Nothing: a password that its owner has chosen, or none.</summary>
    public static readonly AccountSecurity None = new();

    /// <summary>When the password was set, or null where that was not kept.</summary>
    public Instant? PasswordSetAt { get; init; }

    /// <summary>
    /// Until when a password works that came by letter, exclusive; its owner changes it as they sign in (rule T6). Null for one that they have chosen.
    /// </summary>
    public Instant? PasswordLapsesAt { get; init; }

    /// <summary>
    /// The memberships that the password opens, where it was chosen by a link that somebody handed over: who handed it may know the password, and answers
    /// for these and no later ones. Null for all, where the way to the password was mailed, or the host's own code has set it.
    /// </summary>
    public IReadOnlyList<MemberId>? PasswordOpens { get; init; }

    /// <summary>The newest link by which a password may be chosen, or null.</summary>
    public AccountLink? Link { get; init; }

    /// <summary>The second step of signing in, or null where it is off.</summary>
    public SecondFactor? Factor { get; init; }

    /// <summary>What a later version keeps here, or null.</summary>
    internal Dictionary<string, JsonElement>? Others { get; init; }

    /// <summary>Whether nobody has shown yet that they read the account's e-mail: it may be in other hands than its owner's.</summary>
    internal bool IsUnproved => PasswordOpens is not null;

    /// <summary>Whether the password opens a membership of the account.</summary>
    internal bool Opens(Member member) => PasswordOpens?.Contains(member.Id) != false;

    /// <summary>It as a storage keeps it: one JSON object, or null where there is nothing.</summary>
    public string? ToJson() => this == None ? null : JsonSerializer.Serialize(StoredSecurity.Of(this), StoredSecurityJson.Kept.StoredSecurity);

    /// <summary>What a storage has kept. Members that this version does not know stay in it, and are kept with it again.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave, in this version or another.</param>
    public static AccountSecurity FromJson(string? json) =>
        json is null ? None : JsonSerializer.Deserialize(json, StoredSecurityJson.Kept.StoredSecurity)!.ToSecurity();
}

using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace MultiChat.Team;

/// <summary>What storages keep of an account's security: one JSON object, instants as Unix milliseconds.</summary>
internal sealed class StoredSecurity
{
    public long? SetAt { get; init; }

    public long? LapsesAt { get; init; }

    public string? Link { get; init; }

    public long? LinkExpiresAt { get; init; }

    public IReadOnlyList<Guid>? LinkOpens { get; init; }

    public IReadOnlyList<Guid>? Opens { get; init; }

    public string? Seed { get; init; }

    public long? LastStep { get; init; }

    public IReadOnlyList<string>? RecoveryCodes { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public static StoredSecurity Of(AccountSecurity security) => new()
    {
        SetAt = security.PasswordSetAt?.ToUnixTimeMilliseconds(),
        LapsesAt = security.PasswordLapsesAt?.ToUnixTimeMilliseconds(),
        Link = security.Link?.Hash,
        LinkExpiresAt = security.Link?.ExpiresAt.ToUnixTimeMilliseconds(),
        LinkOpens = IdsOf(security.Link?.Opens),
        Opens = IdsOf(security.PasswordOpens),
        Seed = security.Factor?.Seed,
        LastStep = security.Factor?.LastStep,
        RecoveryCodes = security.Factor?.RecoveryCodes,
        Others = security.Others,
    };

    public AccountSecurity ToSecurity() => new()
    {
        PasswordSetAt = InstantOf(SetAt),
        PasswordLapsesAt = InstantOf(LapsesAt),
        Link = Link is null
            ? null
            : new AccountLink { Hash = Link, ExpiresAt = InstantOf(LinkExpiresAt) ?? Instant.MinValue, Opens = MembersOf(LinkOpens) },
        PasswordOpens = MembersOf(Opens),
        Factor = Seed is null ? null : new SecondFactor { Seed = Seed, LastStep = LastStep ?? 0, RecoveryCodes = RecoveryCodes ?? [] },
        Others = Others,
    };

    private static Guid[]? IdsOf(IReadOnlyList<MemberId>? members) => members is null ? null : [.. members.Select(member => member.Value)];

    private static MemberId[]? MembersOf(IReadOnlyList<Guid>? ids) => ids is null ? null : [.. ids.Select(id => new MemberId(id))];

    private static Instant? InstantOf(long? milliseconds) => milliseconds is { } known ? Instant.FromUnixTimeMilliseconds(known) : null;
}

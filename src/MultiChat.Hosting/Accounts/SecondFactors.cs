using System.Buffers.Binary;
using MultiChat.Team;
using NodaTime;
using OtpNet;

namespace MultiChat.Hosting.Accounts;

/// <summary>The second step of signing in: offered, turned on, used, turned off. Seeds lie in the box, so the host needs a key.</summary>
internal sealed class SecondFactors(ChatEngine chat, AccountWalk walk, SecretBox box)
{
    /// <summary>How long an offer may be taken up.</summary>
    public static readonly Duration OfferLife = Duration.FromMinutes(10);

    public bool IsPossible => box.IsOpen && walk.IsPossible;

    /// <exception cref="Refusal"><see cref="RefusalCode.CodeNeeded"/>.</exception>
    public static void ThrowIfMissing(Account account, string? code)
    {
        if (account.Security.Factor is not null && string.IsNullOrWhiteSpace(code))
        {
            throw new Refusal(RefusalCode.CodeNeeded, "The second factor is on: a code is needed.");
        }
    }

    /// <summary>Uses up a code, where the factor is on.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.CodeNeeded"/>, <see cref="RefusalCode.WrongCode"/>.</exception>
    public async Task UseAsync(Account account, string? code, CancellationToken cancellation)
    {
        ThrowIfMissing(account, code);
        if (account.Security.Factor is null)
        {
            return;
        }

        await walk.ChangeAsync(
            account.Id,
            (known, now) => known.Security.Factor is not { } factor ? null
                : FactorCodes.Use(factor, box.Open(factor.Seed, PurposeOf(known.Id)), code!, now) is { } used
                    ? known with { Security = known.Security with { Factor = used } }
                    : throw Wrong(),
            endsSessions: false,
            cancellation);
    }

    /// <summary>Offers a seed. Nothing is kept of it: the offer is sealed, and comes back with the first code.</summary>
    public (string Offer, byte[] Seed) Offer(AccountId account)
    {
        ThrowUnlessPossible();
        var seed = new byte[FactorCodes.SeedBytes];
        chat.Chance.Fill(seed);
        Span<byte> offer = stackalloc byte[8 + FactorCodes.SeedBytes];
        BinaryPrimitives.WriteInt64BigEndian(offer, (chat.Clock.Now + OfferLife).ToUnixTimeMilliseconds());
        seed.CopyTo(offer[8..]);
        return (box.Seal(offer, OfferOf(account)), seed);
    }

    /// <summary>Turns the factor on by the first code of an offer.</summary>
    /// <returns>The recovery codes: they are in no other place.</returns>
    /// <exception cref="Refusal"><see cref="RefusalCode.LinkOver"/>: the offer is too old; <see cref="RefusalCode.WrongCode"/>.</exception>
    public async Task<IReadOnlyList<string>> TurnOnAsync(AccountId account, string offer, string code, CancellationToken cancellation)
    {
        ThrowUnlessPossible();
        if (box.Open(offer, OfferOf(account)) is not { Length: 8 + FactorCodes.SeedBytes } opened
            || chat.Clock.Now >= Instant.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(opened)))
        {
            throw new Refusal(RefusalCode.LinkOver, "The offer is too old. Ask for another.");
        }

        var seed = opened[8..];
        var step = FactorCodes.StepOf(seed, CodeText.Plain(code), chat.Clock.Now) ?? throw Wrong();
        var (codes, hashes) = FactorCodes.NewRecoveryCodes(chat.Chance);
        var factor = new SecondFactor { Seed = box.Seal(seed, PurposeOf(account)), LastStep = step, RecoveryCodes = hashes };
        await SetAsync(account, _ => factor, cancellation);
        return codes;
    }

    /// <summary>New recovery codes in place of the old.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotFound"/>: the factor is off.</exception>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(AccountId account, CancellationToken cancellation)
    {
        var (codes, hashes) = FactorCodes.NewRecoveryCodes(chat.Chance);
        await SetAsync(account, factor => (factor ?? throw Refusal.NotFound()) with { RecoveryCodes = hashes }, cancellation);
        return codes;
    }

    public Task TurnOffAsync(AccountId account, CancellationToken cancellation) => SetAsync(account, _ => null, cancellation);

    /// <summary>The seed as people type it into an app.</summary>
    public static string TextOf(byte[] seed) => Base32Encoding.ToString(seed).TrimEnd('=');

    private Task<Account> SetAsync(AccountId account, Func<SecondFactor?, SecondFactor?> change, CancellationToken cancellation) => walk.ChangeAsync(
        account,
        (known, _) => known with { Security = known.Security with { Factor = change(known.Security.Factor) } },
        endsSessions: false,
        cancellation);

    private void ThrowUnlessPossible()
    {
        if (!IsPossible)
        {
            throw new Refusal(RefusalCode.NotSupported, "A second factor needs a key for secrets: set SecretKeys in AddMultiChat(o => …).");
        }
    }

    private static string PurposeOf(AccountId account) => $"factor {account}";

    private static string OfferOf(AccountId account) => $"offer {account}";

    private static Refusal Wrong() => new(RefusalCode.WrongCode, "The code is wrong, too old or was used before.");
}

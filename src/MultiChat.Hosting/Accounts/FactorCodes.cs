using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;
using OtpNet;

namespace MultiChat.Hosting.Accounts;

/// <summary>What a code of the second factor does: pure.</summary>
internal static class FactorCodes
{
    public const int RecoveryCodes = 10;

    public const int SeedBytes = 20;

    /// <summary>A clock may be half a minute off, either way.</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>The factor after the code was used, or null where the code is wrong or was used before.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="seed">Its seed, or null where no key opens it: recovery codes work all the same.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="now">The instant.</param>
    public static SecondFactor? Use(SecondFactor factor, byte[]? seed, string code, Instant now)
    {
        var plain = CodeText.Plain(code);
        if (seed is not null && StepOf(seed, plain, now) is { } step)
        {
            return step > factor.LastStep ? factor with { LastStep = step } : null;
        }

        var hash = HashOf(plain);
        return factor.RecoveryCodes.Contains(hash, StringComparer.Ordinal)
            ? factor with { RecoveryCodes = [.. factor.RecoveryCodes.Where(left => !string.Equals(left, hash, StringComparison.Ordinal))] }
            : null;
    }

    /// <summary>The time step whose code it is, or null.</summary>
    public static long? StepOf(byte[] seed, string code, Instant now) =>
        code.Length == 6 && new Totp(seed).VerifyTotp(now.ToDateTimeUtc(), code, out var step, Window) ? step : null;

    /// <summary>New recovery codes with what is kept of them.</summary>
    public static (IReadOnlyList<string> Codes, IReadOnlyList<string> Hashes) NewRecoveryCodes(RandomSource chance)
    {
        string[] codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => CodeText.NewRecoveryCode(chance))];
        return (codes, [.. codes.Select(code => HashOf(CodeText.Plain(code)))]);
    }

    private static string HashOf(string plain) => Convert.ToHexStringLower(Secrets.Hash(plain));
}

namespace MultiChat.Hosting.Accounts;

/// <summary>The address by which an authenticator app takes a seed.</summary>
internal static class FactorUri
{
    public static string Of(string issuer, string email, byte[] seed) =>
        $"otpauth://totp/{Uri.EscapeDataString($"{issuer}:{email}")}?secret={SecondFactors.TextOf(seed)}&issuer={Uri.EscapeDataString(issuer)}";
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MultiChat.Sources;

namespace MultiChat.Hosting.Accounts;

/// <summary>Opaque tokens of 256 bits. The store gets their hash only.</summary>
internal static class Secrets
{
    /// <summary>Anything longer is no token of ours and is not hashed.</summary>
    public const int MaxTokenLength = 100;

    public static string NewToken(RandomSource chance)
    {
        Span<byte> bits = stackalloc byte[32];
        chance.Fill(bits);
        return Base64Url.EncodeToString(bits);
    }

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

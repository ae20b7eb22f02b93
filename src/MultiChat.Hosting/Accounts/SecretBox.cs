using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MultiChat.Sources;

namespace MultiChat.Hosting.Accounts;

/// <summary>
/// Where secrets lie that must be read again: sealed by AES-GCM under the host's keys. The first key seals, all of them open, so that a new one can be put
/// before the old.
/// </summary>
internal sealed class SecretBox
{
    public const int KeyBytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly IReadOnlyList<(string Name, byte[] Key)> _keys;
    private readonly RandomSource _chance;

    public SecretBox(MultiChatOptions options, ChatEngine chat)
    {
        _chance = chat.Chance;
        _keys = [.. options.SecretKeys.Select(text => Convert.FromBase64String(text)).Select(key => (NameOf(key), key))];
    }

    /// <summary>Whether a text is a key.</summary>
    public static bool IsKey(string? text)
    {
        Span<byte> key = stackalloc byte[KeyBytes + 1];
        return text is not null && Convert.TryFromBase64String(text, key, out var length) && length == KeyBytes;
    }

    /// <summary>Whether there is a key. Without one nothing can be sealed.</summary>
    public bool IsOpen => _keys.Count > 0;

    /// <summary>Seals a secret for one purpose and place: opened for another it is nothing.</summary>
    public string Seal(ReadOnlySpan<byte> secret, string purpose)
    {
        var (name, key) = _keys[0];
        var box = new byte[NonceBytes + secret.Length + TagBytes];
        _chance.Fill(box.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(
            box.AsSpan(0, NonceBytes), secret, box.AsSpan(NonceBytes, secret.Length), box.AsSpan(NonceBytes + secret.Length), Encoding.UTF8.GetBytes(purpose));
        return $"{name}.{Base64Url.EncodeToString(box)}";
    }

    /// <summary>The secret, or null where the box is damaged, of another purpose, or of a key that is not here.</summary>
    public byte[]? Open(string box64, string purpose)
    {
        var parts = box64.Split('.');
        if (parts is not [var name, var text] || !Base64Url.IsValid(text) || _keys.FirstOrDefault(known => known.Name == name) is not { Key: { } key })
        {
            return null;
        }

        var box = Base64Url.DecodeFromChars(text);
        if (box.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var secret = new byte[box.Length - NonceBytes - TagBytes];
        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(
                box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes, secret.Length), box.AsSpan(NonceBytes + secret.Length), secret, Encoding.UTF8.GetBytes(purpose));
            return secret;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>By what a box says which key sealed it.</summary>
    private static string NameOf(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 4));
}

using System.Security.Cryptography;

namespace MultiChat.Sources;

/// <summary>Chance from the operating system's generator, fit for secrets. The default.</summary>
public sealed class SystemRandomSource : RandomSource
{
    /// <inheritdoc/>
    public override void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}

using System.Security.Cryptography;
using System.Text;
using MultiChat.Clients;

namespace MultiChat.Messages;

/// <summary>What a message says: its text, and of a request how to reach who left it. Two bodies are the same where they say the same.</summary>
public sealed record MessageBody
{
    /// <summary>The text as it came, where that is another; a database of an earlier version may have kept it like that, with line separators.</summary>
    private readonly string? _sent;

    private MessageBody(string text, string? sent, RequestTerms? request = null) => (Text, _sent, Request) = (text, sent, request);

    /// <summary>The text as kept (rule M1).</summary>
    public string Text { get; }

    /// <summary>What makes it a request while it is being sent, or null. The log keeps that, and not the message.</summary>
    internal RequestTerms? Request { get; }

    /// <summary>What somebody sends: cleaned, and within its bounds (rule M1).</summary>
    /// <param name="text">The text as sent.</param>
    /// <exception cref="Refusal">
    /// <see cref="RefusalCode.TextForbiddenCharacter"/>, <see cref="RefusalCode.TextEmpty"/> or <see cref="RefusalCode.TextTooLong"/>.
    /// </exception>
    public static MessageBody Of(string text)
    {
        var kept = MessageText.Checked(text);
        return new MessageBody(kept, ReferenceEquals(kept, text) ? null : text);
    }

    /// <summary>A request that somebody leaves: cleaned, and within its bounds (rules M1, P5).</summary>
    /// <param name="text">The text as sent.</param>
    /// <param name="contact">How to reach them.</param>
    /// <param name="consent">What they agreed to, word for word, or null.</param>
    /// <exception cref="Refusal">As <see cref="Of(string)"/> and <see cref="Contact.Checked"/> say.</exception>
    internal static MessageBody OfRequest(string text, Contact contact, string? consent) =>
        new(MessageText.Checked(text), sent: null, new RequestTerms(contact.Checked(), consent));

    /// <summary>What a storage has kept: nothing is asked of it.</summary>
    /// <param name="text">The text as kept.</param>
    public static MessageBody Kept(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new MessageBody(text, sent: null);
    }

    /// <summary>The same without what was sent, for those who keep it.</summary>
    internal MessageBody AsKept => _sent is null && Request is null ? this : Kept(Text);

    /// <summary>SHA-256 of it, by which a repeated id is told from a conflicting one (rule M2).</summary>
    public byte[] Hash() => Hash(Request?.Contact is { } contact ? string.Join('\0', Text, contact.Name, contact.Phone, contact.Email) : Text);

    /// <summary>Whether this is what was hashed: as it is kept, or as it was sent.</summary>
    internal bool Has(ReadOnlySpan<byte> hash) => hash.SequenceEqual(Hash()) || (_sent is not null && hash.SequenceEqual(Hash(_sent)));

    /// <inheritdoc/>
    public bool Equals(MessageBody? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    private static byte[] Hash(string text)
    {
        // One unit needs three bytes at most; most texts are short.
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = most <= 1_024 ? stackalloc byte[most] : new byte[most];
        return SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }
}

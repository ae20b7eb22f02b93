using MultiChat.Clients;

namespace MultiChat.Messages;

/// <summary>What makes a message a request (rule P5).</summary>
/// <param name="Contact">How to reach who left it, checked.</param>
/// <param name="Consent">What they agreed to, word for word, or null where nothing was asked.</param>
internal sealed record RequestTerms(Contact Contact, string? Consent);

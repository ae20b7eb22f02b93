using System.Diagnostics.CodeAnalysis;
using MultiChat.Telemetry;

namespace MultiChat.Mail;

/// <summary>
/// The mail server refuses this very mail for good: its reader's address, or what it is. Thrown by an <see cref="IMailSender"/>; the letter is given up at
/// once, and the Team page says why.
/// </summary>
/// <param name="message">
/// What was refused, with the server's codes and without its words: it is kept, logged and shown to whoever manages the team.
/// </param>
[SuppressMessage("Design", "CA1032", Justification = "Without a reason nobody could mend it.")]
public sealed class MailRefusedException(string message) : Exception(message), IPlainMessage;

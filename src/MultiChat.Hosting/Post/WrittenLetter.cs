using MultiChat.Mail;

namespace MultiChat.Hosting.Post;

/// <summary>A letter as it is handed over.</summary>
/// <param name="Mail">The mail.</param>
/// <param name="TakenAsync">
/// Makes what it brings valid, once the mail server has taken it: a server that is down takes no password from anybody. Null where it brings nothing.
/// </param>
internal sealed record WrittenLetter(MailMessage Mail, Func<CancellationToken, Task>? TakenAsync = null);

using System.Security.Cryptography.X509Certificates;

namespace MultiChat.Mail;

/// <summary>The mail server that sends the chat's mails, and whom they are from. Checked at start.</summary>
public sealed class SmtpOptions
{
    /// <summary>The mail server. Its certificate is for what is written here.</summary>
    /// <value>A name such as <c>smtp.example.com</c>, or an IP address; must be set.</value>
    public string Host { get; set; } = "";

    /// <summary>The port on which the server takes mails of its users.</summary>
    /// <value>1 to 65,535; 465 by default.</value>
    public int Port { get; set; } = 465;

    /// <summary>How the way to the server is encrypted. A certificate that is not right ends the attempt; there is no option to pass over it.</summary>
    /// <value><see langword="null"/> by default: <see cref="SmtpSecurity.Tls"/> on port 465, <see cref="SmtpSecurity.StartTls"/> on every other.</value>
    public SmtpSecurity? Security { get; set; }

    /// <summary>Who signs in at the server.</summary>
    /// <value><see langword="null"/> by default: nobody signs in.</value>
    public string? UserName { get; set; }

    /// <summary>The password of <see cref="UserName"/>.</summary>
    /// <value><see langword="null"/> by default.</value>
    public string? Password { get; set; }

    /// <summary>
    /// In place of a password, for servers that want OAuth 2.0 (Google, Microsoft): gives the access token of <see cref="UserName"/>. Asked for each
    /// mail, maybe by several threads at once: it keeps the token until it runs out.
    /// </summary>
    /// <value><see langword="null"/> by default.</value>
    public Func<CancellationToken, ValueTask<string>>? GetAccessTokenAsync { get; set; }

    /// <summary>The address that mails are from; the server must let <see cref="UserName"/> send as it.</summary>
    /// <value>An address such as <c>desk@shop.example</c>; must be set.</value>
    public string From { get; set; } = "";

    /// <summary>The name beside <see cref="From"/>, in any script.</summary>
    /// <value><see langword="null"/> by default: the address alone.</value>
    public string? FromName { get; set; }

    /// <summary>Where answers go.</summary>
    /// <value>An address; <see langword="null"/> by default: to <see cref="From"/>.</value>
    public string? ReplyTo { get; set; }

    /// <summary>How long one mail may take, in real time whatever the host's clock says. The chat itself waits no longer than 30 seconds.</summary>
    /// <value>1 to 120 seconds; 30 by default.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Roots of certificates beside those that the machine trusts, in tests with servers of their own.</summary>
    internal X509Certificate2Collection Roots { get; } = [];

    internal SmtpSecurity ChosenSecurity => Security ?? (Port == 465 ? SmtpSecurity.Tls : SmtpSecurity.StartTls);
}

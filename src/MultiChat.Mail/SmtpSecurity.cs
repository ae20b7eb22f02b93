namespace MultiChat.Mail;

/// <summary>How the way to a mail server is encrypted.</summary>
public enum SmtpSecurity
{
    /// <summary>By TLS from the first byte on, as is usual on port 465.</summary>
    Tls,

    /// <summary>By TLS after a word in the clear, as is usual on ports 587 and 25. A server that does not offer it is sent nothing.</summary>
    StartTls,

    /// <summary>Not at all: for a server on the same machine or in a network that nobody else is in.</summary>
    None,
}

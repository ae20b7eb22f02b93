using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MultiChat.Mail.Servers;

/// <summary>A mail server that says what a test lets it say.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    /// <summary>What an answer is where the server falls silent for good.</summary>
    public const string Silence = "";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly CancellationTokenSource _end = new();
    private readonly (string Beginning, string Answer)[] _script;
    private readonly X509Certificate2? _tls;
    private readonly Task _served;

    /// <summary>Starts one.</summary>
    /// <param name="script">
    /// Answers to lines that begin so, in place of the usual ones: "greeting" before the first, "." after a mail, "" for an empty one.
    /// </param>
    public ScriptedServer(params (string Beginning, string Answer)[] script)
        : this(tls: null, script)
    {
    }

    /// <inheritdoc cref="ScriptedServer((string, string)[])"/>
    /// <param name="tls">The certificate where it speaks TLS from the first byte on.</param>
    public ScriptedServer(X509Certificate2? tls, params (string Beginning, string Answer)[] script)
    {
        (_script, _tls) = (script, tls);
        _listener.Start();
        _served = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Each line that it was told, those of mails too.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Has no TLS: passwords go to it in the clear, as is allowed on one machine.</summary>
    public SmtpOptions Options => new() { Host = "127.0.0.1", Port = Port, Security = SmtpSecurity.None, From = "desk@shop.example" };

    /// <summary>Each line that began so.</summary>
    public IEnumerable<string> LinesOf(string command) => _lines.Where(line => line.StartsWith(command, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _served.InTimeAsync();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (_tls is not null)
                {
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _tls }, _end.Token);
                    stream = secure;
                }

                await TalkAsync(stream);
            }
            catch (Exception over) when (over is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The other side has left, or the test has ended.
            }
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var isMail = false;
        for (var line = "greeting"; line is not null; line = await reader.ReadLineAsync(_end.Token))
        {
            _lines.Enqueue(line);
            if (isMail && line != ".")
            {
                continue;
            }

            var answer = AnswerTo(line);
            if (answer == Silence)
            {
                await Task.Delay(Timeout.Infinite, _end.Token);
            }

            isMail = answer.StartsWith("354", StringComparison.Ordinal);
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"{answer.ReplaceLineEndings("\r\n")}\r\n"), _end.Token);
        }
    }

    private string AnswerTo(string line) => Array.FindIndex(_script, known => IsMeant(known.Beginning, line)) is var index and >= 0
        ? _script[index].Answer
        : UsualAnswer(line);

    private static bool IsMeant(string beginning, string line) =>
        beginning.Length == 0 ? line.Length == 0 : line.StartsWith(beginning, StringComparison.Ordinal);

    private static string UsualAnswer(string line) => line.Split(' ')[0] switch
    {
        "greeting" => "220 mail.example ESMTP",
        "EHLO" => "250-mail.example\n250-8BITMIME\n250-ENHANCEDSTATUSCODES\n250 AUTH PLAIN LOGIN XOAUTH2",
        "AUTH" => "235 2.7.0 Welcome",
        "DATA" => "354 Go on",
        "QUIT" => "221 2.0.0 Bye",
        _ => "250 2.0.0 Fine",
    };
}

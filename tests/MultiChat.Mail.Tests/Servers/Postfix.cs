using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using MimeKit;

namespace MultiChat.Mail.Servers;

/// <summary>One throw-away Postfix for a class of tests, by the script that a person would use. Its certificate is for <c>localhost</c>.</summary>
public sealed class Postfix : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _certificate = TestCertificate.For("localhost");

    /// <summary>The port on which it offers STARTTLS.</summary>
    public int StartTlsPort { get; private set; }

    /// <summary>The port on which it speaks TLS from the first byte on.</summary>
    public int TlsPort { get; private set; }

    /// <summary>The port on which it knows no TLS.</summary>
    public int PlainPort { get; private set; }

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_folder.File("certificate.pem"), _certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(_folder.File("key.pem"), TestCertificate.KeyOf(_certificate));
        var ports = (await RunAsync("start")).Split(' ').Select(port => int.Parse(port, CultureInfo.InvariantCulture)).ToList();
        (StartTlsPort, TlsPort, PlainPort) = (ports[0], ports[1], ports[2]);
    }

    public async Task DisposeAsync()
    {
        await RunAsync("stop");
        Dispose();
    }

    public void Dispose()
    {
        _folder.Dispose();
        _certificate.Dispose();
    }

    /// <summary>Its users trust its certificate.</summary>
    internal SmtpOptions OptionsFor(int port)
    {
        var options = new SmtpOptions { Host = "localhost", Port = port, From = "desk@shop.example", FromName = "Поддержка «Лавки»" };
        options.Roots.Add(_certificate);
        return options;
    }

    /// <summary>The mail that came for an address, once it is in the box.</summary>
    internal async Task<MimeMessage> ReceivedAsync(string address)
    {
        MimeMessage? found = null;
        await Patience.UntilAsync(() => (found = Box().FirstOrDefault(mail => mail.Headers["Delivered-To"] == address)) is not null, $"a mail for {address}");
        return found!;
    }

    /// <summary>All that came, unless it is still on its way.</summary>
    private IEnumerable<MimeMessage> Box()
    {
        var box = _folder.File("mail/inbox/new");
        return Directory.Exists(box) ? Directory.GetFiles(box).Select(file => MimeMessage.Load(file)) : [];
    }

    private async Task<string> RunAsync(string command)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "tests", "postfix.sh"), command, _folder.Path])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().InTimeAsync();
        return process.ExitCode == 0 ? (await output).Trim() : throw new InvalidOperationException($"postfix.sh {command}: {await errors}");
    }
}

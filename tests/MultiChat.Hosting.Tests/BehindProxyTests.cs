using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging;

namespace MultiChat.Hosting;

/// <summary>The README's section "Behind a proxy", as it is printed; only names, ports and certificates are of this machine.</summary>
public sealed class BehindProxyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Process? _proxy;

    [Fact]
    public async Task Nginx_as_printed_carries_a_whole_talk()
    {
        await using var host = await StartAsync();
        var port = FreePort();
        WriteCertificate();
        var server = Block("nginx")
            .Replace("/etc/ssl/shop.example", _folder.File("shop"), StringComparison.Ordinal)
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{port} ssl", StringComparison.Ordinal)
            .Replace("127.0.0.1:5000", host.Mount.Authority, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            _folder.File("nginx.conf"),
            $$"""
            daemon off; pid {{_folder.File("pid")}}; error_log stderr;
            events {}
            http {
                access_log off; client_body_temp_path {{_folder.Path}}; proxy_temp_path {{_folder.Path}}; fastcgi_temp_path {{_folder.Path}};
                uwsgi_temp_path {{_folder.Path}}; scgi_temp_path {{_folder.Path}};
            {{server}}
            }
            """);

        await TalkAsync(host, "nginx", ["-e", "stderr", "-p", _folder.Path, "-c", _folder.File("nginx.conf")], port);
    }

    [Fact]
    public async Task Caddy_as_printed_carries_a_whole_talk()
    {
        await using var host = await StartAsync();
        var port = FreePort();
        WriteCertificate();
        var site = Block("caddyfile")
            .Replace("shop.example {", $"https://shop.example:{port} {{\n    bind 127.0.0.1\n    tls {_folder.File("shop.pem")} {_folder.File("shop.key")}", StringComparison.Ordinal)
            .Replace("127.0.0.1:5000", host.Mount.Authority, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_folder.File("Caddyfile"), $"{{\n    admin off\n    auto_https off\n}}\n{site}");

        await TalkAsync(host, "caddy", ["run", "--adapter", "caddyfile", "--config", _folder.File("Caddyfile")], port);
    }

    public void Dispose()
    {
        if (_proxy is { HasExited: false })
        {
            _proxy.Kill(entireProcessTree: true);
            _proxy.WaitForExit();
        }

        _proxy?.Dispose();
        _folder.Dispose();
    }

    private async Task TalkAsync(TestHost host, string proxy, string[] arguments, int port)
    {
        var start = new ProcessStartInfo(proxy, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["HOME"] = _folder.Path;
        _proxy = Process.Start(start)!;
        _proxy.OutputDataReceived += (_, _) => { };
        _proxy.BeginOutputReadLine();
        var said = _proxy.StandardError.ReadToEndAsync();
        var mount = new Uri($"https://shop.example:{port}/chat/");
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null },
        };
        using var http = new HttpClient(handler);
        await Patience.UntilAsync(async () => _proxy.HasExited || await AnswersAsync(http, mount));
        (_proxy.HasExited ? await said : "").Should().BeEmpty();

        // As a browser that says no Sec-Fetch-Site, which WebSockets of some do not: the origin must be the host's own, through the proxy too.
        using var identity = await http.SendAsync(Change(HttpMethod.Post, new Uri(mount, "v1/s/main/identity"), mount, "{}"));
        identity.StatusCode.Should().Be(HttpStatusCode.OK);
        identity.Headers.GetValues("Set-Cookie").Single().Should().StartWith("__Host-").And.Contain("secure");
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", mount.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(new Uri($"wss://{mount.Authority}/chat/v1/s/main/hub"), new HttpMessageInvoker(handler, disposeHandler: false), CancellationToken.None)
            .InTimeAsync();
        socket.State.Should().Be(System.Net.WebSockets.WebSocketState.Open);

        host.Log.Lines.Should().NotContain(line => line.Level >= LogLevel.Warning && line.Text.Contains("Behind a proxy", StringComparison.Ordinal));
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri mount)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(mount, "widget.js"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static HttpRequestMessage Change(HttpMethod method, Uri address, Uri mount, string body) => new(method, address)
    {
        Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        Headers = { { "X-MultiChat", "1" }, { "Origin", mount.GetLeftPart(UriPartial.Authority) } },
    };

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(
        options => options.FirstAdministrator = new FirstAdministrator { Email = "boss@example.org", Password = TestHost.Password },
        before: app => app.UseForwardedHeaders(new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            KnownProxies = { IPAddress.Parse("127.0.0.1") },
        }),
        environment: "Production");

    private static string Block(string language)
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        var from = readme.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return readme[from..readme.IndexOf("```", from, StringComparison.Ordinal)];
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=shop.example", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("shop.example");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(_folder.File("shop.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(_folder.File("shop.key"), key.ExportPkcs8PrivateKeyPem());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

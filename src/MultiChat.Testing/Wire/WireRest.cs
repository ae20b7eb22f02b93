using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace MultiChat.Testing.Wire;

/// <summary>The REST half of the wire, below one mount: header, cookies, problems. Follows no redirects.</summary>
public sealed class WireRest : IDisposable
{
    /// <summary>A client of one host.</summary>
    /// <param name="mount">The mount, such as <c>http://127.0.0.1:5000/chat</c>.</param>
    /// <param name="options">Headers, cookies and patience; null for the defaults.</param>
    public WireRest(Uri mount, WireClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(mount);
        options ??= new WireClientOptions();
        Mount = mount.AbsolutePath.EndsWith('/') ? mount : new UriBuilder(mount) { Path = mount.AbsolutePath + "/" }.Uri;
        Cookies = options.Cookies;
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false, UseProxy = false })
        {
            BaseAddress = Mount,
            Timeout = options.Patience,
        };
        foreach (var (name, value) in options.Headers)
        {
            Http.DefaultRequestHeaders.Add(name, value);
        }
    }

    /// <summary>The mount, with a slash at the end.</summary>
    public Uri Mount { get; }

    /// <summary>The cookies so far.</summary>
    public CookieContainer Cookies { get; }

    /// <summary>The client beneath, with the mount as its base address and no <c>X-MultiChat</c> header of its own.</summary>
    public HttpClient Http { get; }

    /// <summary>Asks.</summary>
    /// <param name="path">The path below the mount, without a slash in front, with its query.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="WireRefusedException">The answer is a problem.</exception>
    /// <exception cref="WireFailedException">The answer is neither success nor a problem.</exception>
    public Task<JsonElement> GetAsync(string path, CancellationToken cancellation = default) => SendAsync(HttpMethod.Get, path, null, cancellation);

    /// <summary>Posts, with the header <c>X-MultiChat: 1</c>.</summary>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="body">Anything that becomes a JSON object; null is <c>{}</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<JsonElement> PostAsync(string path, object? body = null, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, path, body ?? WireJson.Empty, cancellation);

    /// <summary>Puts, with the header <c>X-MultiChat: 1</c>.</summary>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="body">As for <see cref="PostAsync"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<JsonElement> PutAsync(string path, object? body = null, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Put, path, body ?? WireJson.Empty, cancellation);

    /// <summary>Deletes, with the header <c>X-MultiChat: 1</c>.</summary>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<JsonElement> DeleteAsync(string path, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Delete, path, null, cancellation);

    /// <summary>Sends one request and reads its answer; an empty one is <c>{}</c>.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="body">What becomes the body; null for none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method != HttpMethod.Get)
        {
            request.Headers.Add("X-MultiChat", "1");
        }

        if (body is not null)
        {
            request.Content = new StringContent(WireJson.Write(body), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        using var answer = await Http.SendAsync(request, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        var type = answer.Content.Headers.ContentType?.MediaType;
        if (answer.IsSuccessStatusCode)
        {
            return text.Length == 0 ? WireJson.Empty : JsonElement.Parse(text);
        }

        throw type == "application/problem+json"
            ? new WireRefusedException($"{method} {path}", JsonElement.Parse(text))
            : new WireFailedException(
                $"{method} {path} was answered with {(int)answer.StatusCode} and {type ?? "no body"}: {text}", (int)answer.StatusCode);
    }

    /// <summary>This one, or in its stead one of another host, with the same cookies.</summary>
    internal WireRest MovedTo(Uri? mount, WireClientOptions options)
    {
        if (mount is null)
        {
            return this;
        }

        Dispose();
        return new WireRest(mount, options);
    }

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();
}

using System.Collections.Specialized;
using System.Web;

namespace MultiChat.Projects;

/// <summary>The page from which a visitor writes: what segments look at (rule D4). Nothing of it is kept.</summary>
public sealed class VisitedPage
{
    private const int MostRead = 8_192;
    private static readonly Dictionary<string, string> NoCookies = [];

    /// <summary>A page of which nothing is known: no condition holds for it.</summary>
    public static readonly VisitedPage Unknown = new(null);

    private readonly Lazy<NameValueCollection> _query;

    /// <param name="url">The whole address, of which the first 8,192 units are looked at. What is no address of the web is none.</param>
    /// <param name="cookies">The cookies that are known, by name.</param>
    public VisitedPage(string? url, IReadOnlyDictionary<string, string>? cookies = null)
    {
        var head = url is { Length: > MostRead } ? url[..MostRead] : url;
        Url = WebAddress.Find(head);
        Cookies = cookies ?? NoCookies;
        _query = new Lazy<NameValueCollection>(() => HttpUtility.ParseQueryString(Url?.Query ?? ""));
    }

    /// <summary>The address, or null where it is not known.</summary>
    public Uri? Url { get; }

    /// <summary>The cookies by name.</summary>
    public IReadOnlyDictionary<string, string> Cookies { get; }

    internal IEnumerable<string> ParametersOf(string key) => _query.Value.GetValues(key) ?? [];
}

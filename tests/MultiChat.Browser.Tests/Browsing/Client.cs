using MultiChat.Testing.Wire;

namespace MultiChat.Browser.Browsing;

/// <summary>Visitors without a page, who write much.</summary>
public static class Client
{
    /// <summary>A new visitor who has written these, and stays.</summary>
    public static async Task<VisitorClient> WriteAsync(Uri mount, IEnumerable<string> texts, string site = "main")
    {
        var visitor = await VisitorClient.StartAsync(mount, site);
        await visitor.JoinAsync();
        foreach (var text in texts)
        {
            await visitor.SendAsync(text);
        }

        return visitor;
    }
}

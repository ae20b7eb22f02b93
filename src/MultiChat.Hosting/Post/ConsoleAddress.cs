using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using MultiChat.Hosting.Starting;

namespace MultiChat.Hosting.Post;

/// <summary>
/// Where people of the team find the console: at the configured public address, and never at what a request says of its host. In Development, where none
/// is configured, at the server on this machine.
/// </summary>
internal sealed class ConsoleAddress(MultiChatOptions options, Mounts mounts, IHostEnvironment environment, IServer? server = null)
{
    public string Console => $"{Mount}/console";

    /// <summary>The path below the mount of a link by which a password is chosen; its token stands in the fragment, which no server is sent.</summary>
    public static string PasswordPath(string token) => $"console#/password/{token}";

    public string PasswordLink(string token) => $"{Mount}/{PasswordPath(token)}";

    private string Mount => options.PublicAddress is { } configured ? configured.AbsoluteUri.TrimEnd('/')
        : environment.IsDevelopment() && mounts.All is [var first, ..]
            ? BrowserAddress.Of(server?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [], first.Hosts) + first.Prefix
        : throw new InvalidOperationException("Letters need PublicAddress in AddMultiChat(o => …): the address of the chat, such as https://shop.example/chat.");
}

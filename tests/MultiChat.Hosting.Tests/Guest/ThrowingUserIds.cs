using Microsoft.AspNetCore.SignalR;

namespace MultiChat.Hosting.Guest;

/// <summary>Stands for an app that knows the users of all its hubs, and ours are none of them.</summary>
internal sealed class ThrowingUserIds : IUserIdProvider
{
    public string? GetUserId(HubConnectionContext connection) => throw new InvalidOperationException("Not one of this app's users.");
}

using MultiChat.Channels;
using MultiChat.Projects;

namespace MultiChat.Clients;

/// <summary>Where visitors are reached outside the site. Kept with them by <see cref="IVisitorStore.AddAsync"/>. Thread-safe.</summary>
public interface IAddressBook
{
    /// <summary>The visitor's address, also once their token has ended; null for a browser and for nobody.</summary>
    Task<ChannelAddress?> FindAddressAsync(ProjectId project, VisitorId visitor, CancellationToken cancellation);
}

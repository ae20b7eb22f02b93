using MultiChat.Projects;

namespace MultiChat.Availability;

/// <summary>Where hand switches are kept. A save is atomic and durable when its task ends. Thread-safe.</summary>
public interface IHandSwitchStore
{
    /// <summary>The switches of a project's members who ever had one moved.</summary>
    Task<IReadOnlyList<HandSwitch>> ListAsync(ProjectId project, CancellationToken cancellation);

    /// <summary>Keeps the switch in place of the member's earlier one.</summary>
    Task SaveAsync(HandSwitch @switch, CancellationToken cancellation);
}

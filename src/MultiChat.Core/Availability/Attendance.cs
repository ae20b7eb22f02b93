using MultiChat.Hosts;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Availability;

/// <summary>Operators come and go, here and at other hosts, and their hand switches follow.</summary>
internal sealed class Attendance(ConnectionBook connections, SwitchBook switches)
{
    /// <summary>A live session of the member began here.</summary>
    public Task ConnectAsync(ProjectId project, MemberId member, CancellationToken cancellation)
    {
        connections.Count(project, member, +1);
        return switches.SettleAsync(project, member, cancellation);
    }

    /// <summary>A live session of the member ended here.</summary>
    public Task DisconnectAsync(ProjectId project, MemberId member, CancellationToken cancellation)
    {
        connections.Count(project, member, -1);
        return switches.SettleAsync(project, member, cancellation);
    }

    /// <summary>What another host says of an operator's connections there.</summary>
    public async Task HearAsync(OperatorConnections told, CancellationToken cancellation)
    {
        if (connections.Hear(told))
        {
            await switches.SettleAsync(told.Project, told.Member, cancellation);
        }
    }

    /// <summary>Another host is gone, and with it all connections there.</summary>
    public async Task LoseAsync(HostId host, CancellationToken cancellation)
    {
        foreach (var counted in connections.ListAt(host))
        {
            await HearAsync(counted with { Count = 0 }, cancellation);
        }
    }

    /// <summary>All connections at the other hosts: what is not in it is gone.</summary>
    public async Task KnowAsync(IReadOnlyList<OperatorConnections> everywhere, CancellationToken cancellation)
    {
        var told = everywhere.Where(counted => counted.Count > 0).Select(counted => (counted.Host, counted.Project, counted.Member)).ToHashSet();
        var lost = connections.ListElsewhere().Where(counted => !told.Contains((counted.Host, counted.Project, counted.Member)));
        foreach (var counted in everywhere.Concat(lost.Select(counted => counted with { Count = 0 })))
        {
            await HearAsync(counted, cancellation);
        }
    }
}

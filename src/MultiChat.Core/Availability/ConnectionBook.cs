using MultiChat.Hosts;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Availability;

/// <summary>How many live connections each operator has, here and at other hosts.</summary>
internal sealed class ConnectionBook(HostId here)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(ProjectId, MemberId), Dictionary<HostId, int>> _operators = [];

    /// <summary>Raised with what changed at this host. Listeners return at once.</summary>
    public event Action<OperatorConnections>? MovedHere;

    public bool IsConnected(ProjectId project, MemberId member)
    {
        lock (_lock)
        {
            return _operators.ContainsKey((project, member));
        }
    }

    public bool IsConnectedHere(ProjectId project, MemberId member)
    {
        lock (_lock)
        {
            return _operators.GetValueOrDefault((project, member))?.ContainsKey(here) ?? false;
        }
    }

    /// <summary>One more or one less at this host.</summary>
    public void Count(ProjectId project, MemberId member, int change)
    {
        OperatorConnections now;
        lock (_lock)
        {
            var before = _operators.GetValueOrDefault((project, member))?.GetValueOrDefault(here) ?? 0;
            now = new OperatorConnections { Host = here, Project = project, Member = member, Count = Math.Max(0, before + change) };
            Put(now);
        }

        MovedHere?.Invoke(now);
    }

    /// <summary>What another host says, and whether that changes who is connected.</summary>
    public bool Hear(OperatorConnections connections)
    {
        if (connections.Host == here)
        {
            return false;
        }

        lock (_lock)
        {
            var before = _operators.ContainsKey((connections.Project, connections.Member));
            Put(connections);
            return before != _operators.ContainsKey((connections.Project, connections.Member));
        }
    }

    /// <summary>What is true at this host.</summary>
    public OperatorConnections FindHere(ProjectId project, MemberId member)
    {
        lock (_lock)
        {
            var count = _operators.GetValueOrDefault((project, member))?.GetValueOrDefault(here) ?? 0;
            return new OperatorConnections { Host = here, Project = project, Member = member, Count = count };
        }
    }

    public IReadOnlyList<OperatorConnections> ListHere() => ListAt(here);

    /// <summary>The operators who are connected to other hosts, by host.</summary>
    public IReadOnlyList<OperatorConnections> ListElsewhere()
    {
        lock (_lock)
        {
            return [.. _operators.Values.SelectMany(hosts => hosts.Keys).Distinct().Where(host => host != here).ToList().SelectMany(ListAt)];
        }
    }

    /// <summary>The operators who are connected to a host.</summary>
    public IReadOnlyList<OperatorConnections> ListAt(HostId host)
    {
        lock (_lock)
        {
            return
            [
                .. _operators.Where(known => known.Value.ContainsKey(host)).Select(known => new OperatorConnections
                {
                    Host = host, Project = known.Key.Item1, Member = known.Key.Item2, Count = known.Value[host],
                }),
            ];
        }
    }

    private void Put(OperatorConnections connections)
    {
        var key = (connections.Project, connections.Member);
        var hosts = _operators.GetValueOrDefault(key) ?? [];
        if (connections.Count > 0)
        {
            hosts[connections.Host] = connections.Count;
            _operators[key] = hosts;
        }
        else if (hosts.Remove(connections.Host) && hosts.Count == 0)
        {
            _operators.Remove(key);
        }
    }
}

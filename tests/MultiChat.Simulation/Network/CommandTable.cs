using MultiChat.Simulation.Faults;

namespace MultiChat.Simulation.Network;

/// <summary>Which commands were under way when which fault struck: the report's table.</summary>
internal sealed class CommandTable
{
    private readonly Dictionary<Command, Link?> _underWay = [];

    public Dictionary<(string Command, FaultKind Fault), int> Hits { get; } = [];

    public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    public Command Begin(string name, string by, Link? link)
    {
        var command = new Command(name, by);
        _underWay.Add(command, link);
        Counts[name] = Counts.GetValueOrDefault(name) + 1;
        return command;
    }

    /// <summary>A command begins while a fault lasts.</summary>
    public void Strike(FaultKind fault, Command command) =>
        Hits[(command.Name, fault)] = Hits.GetValueOrDefault((command.Name, fault)) + 1;

    public void End(Command command) => _underWay.Remove(command);

    /// <summary>One that few give: a fault that strikes at any time hardly ever meets it.</summary>
    public bool IsRare(Command command) => Counts[command.Name] * 50 < Counts.Values.Sum();

    /// <summary>Whether something is under way on a line.</summary>
    public bool IsBusy(Link line) => _underWay.ContainsValue(line);

    /// <summary>The page gives the line up; nothing sent over it is waited for any more.</summary>
    public void Lose(Link link)
    {
        foreach (var command in _underWay.Where(one => one.Value == link).Select(one => one.Key).ToList())
        {
            _underWay.Remove(command);
        }
    }

    /// <summary>A fault strikes everything under way, or what is under way on one line.</summary>
    public void Strike(FaultKind fault, Link? only = null)
    {
        foreach (var (command, link) in _underWay)
        {
            if (only is null || link == only)
            {
                Strike(fault, command);
            }
        }
    }
}

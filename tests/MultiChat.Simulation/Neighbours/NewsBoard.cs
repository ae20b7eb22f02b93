using MultiChat.Hosts;

namespace MultiChat.Simulation.Neighbours;

/// <summary>What the hosts' database keeps for them beside the data, as PostgreSQL's tables have it: changes, who is connected where, who lives.</summary>
internal sealed class NewsBoard(World world)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    private readonly List<Change> _changes = [];
    private readonly Dictionary<(HostId Host, Guid Whose), HostNews> _rows = [];
    private readonly Dictionary<HostId, TimeSpan> _beats = [];
    private readonly List<NewsLine> _lines = [];

    /// <summary>How many changes were noted.</summary>
    public int End => _changes.Count;

    public IReadOnlyCollection<HostNews> Rows => _rows.Values;

    /// <summary>Whether everybody's news are told and everybody dead is buried: what was a fault's doing is over.</summary>
    public bool IsAtRest => _lines.TrueForAll(line => line.IsAtRest)
        && (world.Mistake.News.KeepsTheDead || _beats.Keys.All(host => _lines.Exists(line => line.Here == host && !line.IsDead)));

    public void Join(NewsLine line)
    {
        _lines.RemoveAll(known => known.IsDead);
        _lines.Add(line);
    }

    public void Note(Change change)
    {
        _changes.Add(change);
        foreach (var line in _lines.Where(line => line.Here != change.By).ToList())
        {
            line.Hint(change);
        }
    }

    /// <summary>Tells the others of what is kept nowhere.</summary>
    public void Pass(HostId by, TypingSign sign)
    {
        foreach (var line in _lines.Where(line => line.Here != by).ToList())
        {
            line.Carry(sign);
        }
    }

    /// <summary>Replaces what one host says of a visitor's pages or an operator's connections. Of a buried host nothing is kept: it tells all again.</summary>
    public void Keep(HostId host, Guid whose, HostNews row)
    {
        if (_beats.ContainsKey(host))
        {
            _rows[(host, whose)] = row;
            Note(world.Mistake.News.CarriesContent ? new Change { By = host, News = row } : new Change { By = host, Whose = whose });
        }
    }

    /// <summary>What was noted between two places and not by this host, each change once.</summary>
    public IReadOnlyList<Change> Between(int from, int to, HostId here) =>
        [.. _changes.GetRange(from, to - from).Where(change => change.By != here).Distinct()];

    /// <summary>What a change leads to, as it is now. A host that was buried may be back.</summary>
    public IEnumerable<HostNews> Read(Change change) => change switch
    {
        { Whose: { } whose } => _rows.Where(row => row.Key.Whose == whose).Select(row => row.Value),
        { Gone: { } gone } => [new HostNews.HostGone(gone), .. _rows.Where(row => row.Key.Host == gone).Select(row => row.Value)],
        { News: HostNews.DialogCommitted { End: var end } told } when world.Mistake.News.TellsHoles =>
            [told with { End = end with { Items = [.. end.Items.Skip(1)] } }],
        _ => [change.News!],
    };

    /// <summary>A host says that it lives, and buries those that have not said so for long.</summary>
    /// <returns>True where the others did not know it, or not any more.</returns>
    public bool Beat(HostId host)
    {
        var isNew = !_beats.ContainsKey(host);
        _beats[host] = world.Now;
        foreach (var gone in _beats.Where(beat => world.Now - beat.Value > LongestSilence).Select(beat => beat.Key).ToList())
        {
            Bury(gone);
        }

        return isNew;
    }

    private void Bury(HostId gone)
    {
        if (world.Mistake.News.KeepsTheDead)
        {
            return;
        }

        world.Trace.Add("buried", $"{gone}");
        _beats.Remove(gone);
        foreach (var row in _rows.Keys.Where(row => row.Host == gone).ToList())
        {
            _rows.Remove(row);
        }

        Note(new Change { Gone = gone });
    }
}

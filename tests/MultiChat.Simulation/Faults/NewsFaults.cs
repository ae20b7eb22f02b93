using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Faults;

/// <summary>What happens to the hints between hosts, and to what they lead to.</summary>
internal sealed class NewsFaults(World world, Chance chance)
{
    /// <summary>Strikes in the calm, too.</summary>
    public bool Insist { get; set; }

    /// <summary>Whether this kind strikes now.</summary>
    public bool Next(FaultKind kind)
    {
        if (!(world.Faults.IsOn || Insist) || !chance.OneIn(8) || world.Plan.Without.Contains(kind))
        {
            return false;
        }

        world.Commands.Strike(kind);
        return true;
    }

    public TimeSpan Late() => chance.Milliseconds(600, 6_000);

    public IReadOnlyList<T> Shuffle<T>(IReadOnlyList<T> items)
    {
        var shuffled = items.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var other = chance.Next(i + 1);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        return shuffled;
    }
}

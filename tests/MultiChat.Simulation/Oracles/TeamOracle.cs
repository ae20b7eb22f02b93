using MultiChat.Team;

namespace MultiChat.Simulation.Oracles;

/// <summary>What members said of themselves, and their schedules: invariants 18 and 27.</summary>
internal sealed class TeamOracle(World world)
{
    private readonly HashSet<(MemberId Member, long Seen)> _edited = [];
    private readonly Dictionary<MemberId, Member> _last = [];

    /// <summary>The host has said that an edit of the version that was seen went through.</summary>
    public void Saved(Member saved, long seen)
    {
        Require(saved.Version > seen, $"An edit of version {seen} makes version {saved.Version}.");
        Require(_edited.Add((saved.Id, seen)), $"Two edits of version {seen} of {saved.Email} went through: one of them is lost.");
        if (!_last.TryGetValue(saved.Id, out var last) || last.Version < saved.Version)
        {
            _last[saved.Id] = saved;
        }
    }

    /// <summary>The store is an older copy: what came after it is nobody's promise any more.</summary>
    public void Restored()
    {
        _edited.Clear();
        _last.Clear();
    }

    /// <summary>Every host knows the newest.</summary>
    public void Check()
    {
        foreach (var member in world.Teams.SelectMany(team => team.Members))
        {
            var known = world.Hosts.ConvertAll(host => host.Engine.Teams.Get(member.Project).FindMember(member.Id)!);
            Require(known.TrueForAll(one => (one.Version, one.Phone) == (known[0].Version, known[0].Phone)), $"Hosts know different versions of {member.Email}.");
            var last = _last.GetValueOrDefault(member.Id);
            Require(last is null || last.Version <= known[0].Version, $"Version {last?.Version} of {member.Email} was answered, and the newest is {known[0].Version}.");
            Require(last is null || last.Version < known[0].Version || last.Phone == known[0].Phone, $"{member.Email} is saved with another phone than was answered.");
            world.Verdict.Require(
                known.TrueForAll(one => one.Schedule.ToString() == member.Schedule.ToString()), "18", $"The schedule of {member.Email} is another than was saved.");
        }
    }

    private void Require(bool holds, string reason) => world.Verdict.Require(holds, "27", reason);
}

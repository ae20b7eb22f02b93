using MultiChat.Projects;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>That the rules of every time zone in use can be had (rule S4): without them nobody could say who is on duty.</summary>
internal static class ZoneCheck
{
    /// <exception cref="InvalidOperationException">One can't; the message says whose and what to do.</exception>
    public static void ThrowUnlessKnown(IEnumerable<ProjectTeam> teams, IDateTimeZoneProvider zones)
    {
        foreach (var team in teams)
        {
            Require(team.Project.Zone, $"the project {team.Project.Slug}", zones);
            foreach (var member in team.Members.Where(member => member.Schedule.Zone is not null))
            {
                Require(member.Schedule.Zone!, $"the schedule of a member of the project {team.Project.Slug}", zones);
            }
        }
    }

    private static void Require(string zone, string whose, IDateTimeZoneProvider zones)
    {
        if (!zones.IsKnown(zone))
        {
            throw new InvalidOperationException(
                $"The time zone {zone} of {whose} is not among the time zones {zones.VersionId}. Update the NodaTime package, or give ChatOptions.TimeZones newer ones.");
        }
    }
}

using MultiChat.Commands;
using MultiChat.Hosting.Accounts;
using MultiChat.Letters;
using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Team;
using NodaTime;
using NodaTime.Text;

namespace MultiChat.Hosting.Desk;

/// <summary>Reads what administrators enter; what breaks its bounds is refused by its field.</summary>
internal static class TeamFields
{
    public static string Name(string field, string given) =>
        ShownName.TryRead(given, out var name) ? name : throw Refusal.InvalidField(field, $"A name has {ShownName.Rule}.");

    public static string? Phone(string? given) => SpareLine.TryRead(given, TeamCommands.MaxPhone, out var phone)
        ? phone
        : throw Refusal.InvalidField("phone", $"A phone has at most {TeamCommands.MaxPhone} characters in one line.");

    public static string Email(string given) =>
        EmailAddress.LooksRight(given.Trim()) ? given.Trim() : throw Refusal.InvalidField("email", "That is no e-mail.");

    public static Rights Rights(IReadOnlyList<string> given)
    {
        var rights = MultiChat.Team.Rights.None;
        foreach (var name in given)
        {
            rights |= WireRights.Find(name) ?? throw Refusal.InvalidField("rights", $"Rights are {WireRights.Names}.");
        }

        return rights;
    }

    public static IReadOnlyList<GroupId> Groups(ProjectTeam team, IReadOnlyList<Guid>? given)
    {
        GroupId[] groups = [.. (given ?? []).Distinct().Select(id => new GroupId(id))];
        return groups.All(id => team.Groups.Any(group => group.Id == id))
            ? groups
            : throw Refusal.InvalidField("groups", "A member's groups are groups of the project.");
    }

    public static WeeklyHours Hours(string given) => Read("hours", () => WeeklyHours.Parse(given));

    /// <summary>Days as hours name them. Hours of a day that is not among them would be nobody's.</summary>
    public static IReadOnlyList<IsoDayOfWeek>? Days(IReadOnlyList<string>? given, WeeklyHours hours)
    {
        if (given is null)
        {
            return null;
        }

        var week = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToList();
        var days = week.Where(day => given.Contains(day.ToString()[..3], StringComparer.OrdinalIgnoreCase)).ToList();
        return days.Count == given.Count && week.Except(days).All(day => hours[day].IsEmpty)
            ? days
            : throw Refusal.InvalidField("days", "Days are Mon to Sun, each once, and hours are of these days alone.");
    }

    public static IReadOnlyList<DayException> Exceptions(IReadOnlyList<string> given) =>
        Read("exceptions", () => new Schedule(WeeklyHours.None, given.Select(DayException.Parse)).Exceptions);

    public static IReadOnlyList<LocalDate> Dates(IReadOnlyList<string> given) =>
        Read("dates", () => given.Select(text => LocalDatePattern.Iso.Parse(text).GetValueOrThrow()).ToList());

    public static LocalDate Date(string field, string given) =>
        LocalDatePattern.Iso.Parse(given) is { Success: true, Value: { Year: >= 1970 and <= 9000 } date }
            ? date
            : throw Refusal.InvalidField(field, "That is no date such as 2026-12-31.");

    public static string? Zone(IDateTimeZoneProvider zones, string? given) =>
        given is null || zones.IsKnown(given) ? given : throw Refusal.InvalidField("zone", "That is no IANA time zone.");

    private static T Read<T>(string field, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or UnparsableValueException)
        {
            throw Refusal.InvalidField(field, wrong is ArgumentException ? wrong.Message.Split(" (Parameter")[0] : wrong.Message);
        }
    }
}

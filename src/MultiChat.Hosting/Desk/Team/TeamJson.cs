using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Desk;

/// <summary>The shapes of a team and its audit.</summary>
[JsonSerializable(typeof(AddMemberInput))]
[JsonSerializable(typeof(SaveMemberInput))]
[JsonSerializable(typeof(MemberInput))]
[JsonSerializable(typeof(SwitchMemberInput))]
[JsonSerializable(typeof(AddGroupInput))]
[JsonSerializable(typeof(GroupInput))]
[JsonSerializable(typeof(SetHoursInput))]
[JsonSerializable(typeof(SetExceptionsInput))]
[JsonSerializable(typeof(RemoveExceptionsInput))]
[JsonSerializable(typeof(CoverageInput))]
[JsonSerializable(typeof(WireCoverage))]
[JsonSerializable(typeof(AuditInput))]
[JsonSerializable(typeof(TeamMemberAnswer))]
[JsonSerializable(typeof(LinkAnswer))]
[JsonSerializable(typeof(GroupAnswer))]
[JsonSerializable(typeof(ScheduleAnswer))]
[JsonSerializable(typeof(WireTeam))]
[JsonSerializable(typeof(WireAudit))]
internal sealed partial class TeamJson : JsonSerializerContext;

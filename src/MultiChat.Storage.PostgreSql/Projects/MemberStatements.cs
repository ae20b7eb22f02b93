using MultiChat.Schedules;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Projects;

/// <summary>What saves a member. Their versions are kept by triggers.</summary>
internal static class MemberStatements
{
    /// <summary>The first changes no row where there is no such project.</summary>
    public static Statement[] Save(Member member) =>
    [
        new Statement("""
            INSERT INTO members
                (project_id, member_id, account_id, email, folded_email, first_name, last_name, rights, disabled, schedule, phone, photo,
                switches_since)
            SELECT project_id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 FROM projects WHERE project_id = $1
            ON CONFLICT (project_id, member_id) DO UPDATE SET
                account_id = excluded.account_id, email = excluded.email, folded_email = excluded.folded_email,
                first_name = excluded.first_name, last_name = excluded.last_name, rights = excluded.rights, disabled = excluded.disabled,
                schedule = excluded.schedule, phone = excluded.phone, photo = excluded.photo,
                switches_since = excluded.switches_since
            """)
            .With(member.Project.Value).With(member.Id.Value).With(member.Account.Value)
            .With(member.Email).With(EmailAddress.Fold(member.Email)).With(member.FirstName).With(member.LastName)
            .With((long)member.Rights).With(member.Disabled)
            .With(member.Schedule.Equals(Schedule.None) ? null : member.Schedule.ToString())
            .With(member.Phone).With(member.Photo?.Value).With(member.SwitchesSince),
        new Statement("DELETE FROM member_groups WHERE project_id = $1 AND member_id = $2").With(member.Project.Value).With(member.Id.Value),
        new Statement("""
            INSERT INTO member_groups (project_id, member_id, position, group_id)
            SELECT m.project_id, m.member_id, g.position, g.group_id
            FROM members m, unnest($3::uuid[]) WITH ORDINALITY AS g (group_id, position)
            WHERE m.project_id = $1 AND m.member_id = $2
            """).With(member.Project.Value).With(member.Id.Value).With([.. member.Groups.Select(group => group.Value)]),
    ];
}

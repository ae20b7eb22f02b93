using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Storage.Sqlite.Dialogs;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Projects;

/// <summary>Writes members, and what changes with what they may do, inside the group's transaction.</summary>
internal static class MemberWriter
{
    internal const string OpenDialogs = $"""
        SELECT {DialogColumns.Names} FROM dialogs d WHERE d.project_id = @project AND d.holder = @member AND d.status = 0 ORDER BY d.dialog_id
        """;

    private const string IsOver = "account_id <> excluded.account_id OR (excluded.disabled AND NOT disabled)";

    /// <summary>Adds a member or replaces what is kept of them; the project is there.</summary>
    /// <exception cref="DuplicateKeyException">The e-mail is another member's.</exception>
    public static void Save(Database database, Member member)
    {
        using var save = database.Prepare($"""
            INSERT INTO members
                (project_id, member_id, made, account_id, email, folded_email, first_name, last_name, rights, disabled, schedule,
                phone, photo, switches_since)
            VALUES
                (@project, @member, (SELECT count(*) FROM members WHERE project_id = @project), @account, @email, @folded, @first, @last,
                @rights, @disabled, @schedule, @phone, @photo, @switches)
            ON CONFLICT (project_id, member_id) DO UPDATE SET
                account_id = excluded.account_id, email = excluded.email, folded_email = excluded.folded_email,
                first_name = excluded.first_name, last_name = excluded.last_name, rights = excluded.rights, disabled = excluded.disabled,
                schedule = excluded.schedule, phone = excluded.phone, photo = excluded.photo,
                switches_since = excluded.switches_since, version = version + 1,
                security_version = security_version + ({IsOver} OR rights <> excluded.rights OR disabled <> excluded.disabled),
                sessions_since = iif({IsOver}, security_version + 1, sessions_since)
            """);
        save.Bind("@project", member.Project.Value).Bind("@member", member.Id.Value).Bind("@account", member.Account.Value)
            .Bind("@email", member.Email).Bind("@folded", EmailAddress.Fold(member.Email))
            .Bind("@first", member.FirstName).Bind("@last", member.LastName)
            .Bind("@rights", (long)member.Rights).Bind("@disabled", member.Disabled)
            .Bind("@schedule", member.Schedule.Equals(Schedule.None) ? null : member.Schedule.ToString())
            .Bind("@phone", member.Phone).Bind("@photo", member.Photo?.Value).Bind("@switches", member.SwitchesSince);
        if (!save.TryRun())
        {
            throw new DuplicateKeyException("e-mail");
        }

        SaveGroups(database, member);
    }

    /// <summary>Releases the members' open dialogs, and ends the sessions of accounts that are enabled nowhere.</summary>
    public static IReadOnlyList<DialogCommit> Dismiss(Database database, IReadOnlyList<Member> members, Func<Dialog, DialogCommit> release)
    {
        DialogCommit[] released =
        [
            .. members.SelectMany(member => ListOpenDialogs(database, member)).OrderBy(dialog => dialog.Id.Value).Select(release),
        ];
        foreach (var commit in released)
        {
            CommitWriter.Write(database, commit);
        }

        foreach (var member in members.Where(member => member.Disabled))
        {
            using var end = database.Prepare("""
                DELETE FROM sessions WHERE account_id = @account
                    AND NOT EXISTS (SELECT 1 FROM members WHERE account_id = @account AND NOT disabled)
                """).Bind("@account", member.Account.Value);
            end.Run();
        }

        return released;
    }

    /// <summary>What began before an account was saved is over, in all its projects.</summary>
    public static void EndSessions(Database database, AccountId account)
    {
        using var grow = database.Prepare(
            "UPDATE members SET security_version = security_version + 1, sessions_since = security_version + 1 WHERE account_id = @account");
        grow.Bind("@account", account.Value).Run();
    }

    /// <summary>Whether the member still has the version.</summary>
    public static bool Has(Database database, Guid project, MemberVersion known)
    {
        using var find = database.Prepare(
            "SELECT 1 FROM members WHERE project_id = @project AND member_id = @member AND security_version = @version");
        return find.Bind("@project", project).Bind("@member", known.Member.Value).Bind("@version", known.Version).Step();
    }

    /// <summary>Whether the member is as whoever changes them saw them.</summary>
    public static bool IsUnchanged(Database database, Member member)
    {
        using var find = database.Prepare("SELECT 1 FROM members WHERE project_id = @project AND member_id = @member AND version = @version");
        return find.Bind("@project", member.Project.Value).Bind("@member", member.Id.Value).Bind("@version", member.Version).Step();
    }

    /// <summary>The administrators who are not disabled.</summary>
    public static List<MemberId> ListAdministrators(Database database, ProjectId project)
    {
        using var query = database.Prepare(
            "SELECT member_id FROM members WHERE project_id = @project AND NOT disabled AND rights & @administrator <> 0");
        query.Bind("@project", project.Value).Bind("@administrator", (long)Rights.Administrator);
        var administrators = new List<MemberId>();
        while (query.Step())
        {
            administrators.Add(new MemberId(query.Id(0)));
        }

        return administrators;
    }

    private static List<Dialog> ListOpenDialogs(Database database, Member member)
    {
        using var query = database.Prepare(OpenDialogs).Bind("@project", member.Project.Value).Bind("@member", member.Id.Value);
        var dialogs = new List<Dialog>();
        while (query.Step())
        {
            dialogs.Add(DialogColumns.Read(query, member.Project, 0));
        }

        return dialogs;
    }

    private static void SaveGroups(Database database, Member member)
    {
        using var clear = database.Prepare("DELETE FROM member_groups WHERE project_id = @project AND member_id = @member");
        clear.Bind("@project", member.Project.Value).Bind("@member", member.Id.Value).Run();
        for (var position = 0; position < member.Groups.Count; position++)
        {
            using var add = database.Prepare("""
                INSERT INTO member_groups (project_id, member_id, position, group_id) VALUES (@project, @member, @position, @group)
                """);
            add.Bind("@project", member.Project.Value).Bind("@member", member.Id.Value)
                .Bind("@position", (long)position).Bind("@group", member.Groups[position].Value).Run();
        }
    }
}

using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Storage.Sqlite.Team;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Projects;

/// <summary>Writes what one command changes in a team, inside the group's transaction.</summary>
internal static class TeamWriter
{
    public static TeamOutcome Write(Database database, TeamCommit commit, Func<Dialog, DialogCommit> release)
    {
        TeamCommit.ThrowIfInconsistent(commit);
        var project = commit.Entry.Project;
        if (commit.Settings is null)
        {
            ProjectWriter.Require(database, project);
        }

        if ((commit.RestsOn is { } actor && !MemberWriter.Has(database, project.Value, actor))
            || commit.Members.Any(member => member.Version != 0 && !MemberWriter.IsUnchanged(database, member))
            || commit.Sites.Any(site => site.Version != 0 && !ProjectWriter.IsUnchanged(database, site))
            || (commit.ClassesSeen is { } seen && seen != ProjectWriter.SumOfClassVersions(database, project))
            || commit.Classes.Any(known => known.Version != 0 && !ProjectWriter.IsUnchanged(database, known)))
        {
            return TeamOutcome.Lost;
        }

        if (LeavesNoAdministrator(database, commit))
        {
            return TeamOutcome.LeavesNoAdministrator;
        }

        Save(database, commit);
        var released = MemberWriter.Dismiss(database, [.. commit.Members.Where(member => !member.IsOperator)], release);
        AuditWriter.Add(database, commit.Entry);
        return TeamOutcome.Written(released);
    }

    private static void Save(Database database, TeamCommit commit)
    {
        if (commit.Settings is { } project)
        {
            ProjectWriter.Save(database, project);
        }

        foreach (var site in commit.Sites)
        {
            ProjectWriter.Save(database, site);
        }

        foreach (var group in commit.Groups)
        {
            ProjectWriter.Save(database, group);
        }

        foreach (var known in commit.Classes)
        {
            ProjectWriter.Save(database, known);
        }

        foreach (var member in commit.Members)
        {
            MemberWriter.Save(database, member);
        }

        foreach (var letter in commit.Letters)
        {
            SqliteLetterBook.Put(database, letter);
        }
    }

    private static bool LeavesNoAdministrator(Database database, TeamCommit commit)
    {
        var administrators = MemberWriter.ListAdministrators(database, commit.Entry.Project);
        return commit.KeepsAdministrator && administrators.Count > 0
            && !commit.Members.Any(member => member.May(Rights.Administrator))
            && administrators.TrueForAll(id => commit.Members.Any(member => member.Id == id));
    }
}

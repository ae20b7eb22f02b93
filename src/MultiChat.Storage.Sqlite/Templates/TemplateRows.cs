using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Templates;

namespace MultiChat.Storage.Sqlite.Templates;

/// <summary>Writes and reads templates.</summary>
internal static class TemplateRows
{
    public static IReadOnlyList<Template> List(Database database, ProjectId project)
    {
        using var query = database.Prepare("SELECT template_id, version, name, text FROM templates WHERE project_id = @project").Bind("@project", project.Value);
        var templates = new List<Template>();
        while (query.Step())
        {
            templates.Add(Read(query, project));
        }

        return Template.InOrder(templates);
    }

    public static Template? Find(Database database, ProjectId project, TemplateId id)
    {
        using var query = database.Prepare("SELECT template_id, version, name, text FROM templates WHERE project_id = @project AND template_id = @template")
            .Bind("@project", project.Value).Bind("@template", id.Value);
        return query.Step() ? Read(query, project) : null;
    }

    /// <summary>Saves a template; the project is there.</summary>
    public static TemplateOutcome Save(Database database, Template template)
    {
        var folded = TemplateName.Fold(template.Name);
        if ((Find(database, template.Project, template.Id)?.Version ?? 0) != template.Version)
        {
            return TemplateOutcome.Lost;
        }

        if (IsTaken(database, template, folded))
        {
            return TemplateOutcome.NameTaken;
        }

        if (template.Version == 0 && Count(database, template.Project) >= Template.MaxCount)
        {
            return TemplateOutcome.Full;
        }

        using var save = database.Prepare("""
            INSERT INTO templates (project_id, template_id, version, folded_name, name, text) VALUES (@project, @template, 1, @folded, @name, @text)
            ON CONFLICT (project_id, template_id) DO UPDATE SET
                version = version + 1, folded_name = excluded.folded_name, name = excluded.name, text = excluded.text
            """);
        save.Bind("@project", template.Project.Value).Bind("@template", template.Id.Value)
            .Bind("@folded", folded).Bind("@name", template.Name).Bind("@text", template.Text).Run();
        return TemplateOutcome.Saved;
    }

    public static bool Remove(Database database, ProjectId project, TemplateId id, long version)
    {
        using var remove = database.Prepare("DELETE FROM templates WHERE project_id = @project AND template_id = @template AND version = @version");
        return remove.Bind("@project", project.Value).Bind("@template", id.Value).Bind("@version", version).Run() > 0;
    }

    private static bool IsTaken(Database database, Template template, string folded)
    {
        using var find = database.Prepare("SELECT 1 FROM templates WHERE project_id = @project AND folded_name = @folded AND template_id <> @template")
            .Bind("@project", template.Project.Value).Bind("@folded", folded).Bind("@template", template.Id.Value);
        return find.Step();
    }

    private static long Count(Database database, ProjectId project)
    {
        using var count = database.Prepare("SELECT count(*) FROM templates WHERE project_id = @project").Bind("@project", project.Value);
        return count.Step() ? count.Number(0) : 0;
    }

    private static Template Read(Statement row, ProjectId project) =>
        new() { Project = project, Id = new TemplateId(row.Id(0)), Version = row.Number(1), Name = row.Text(2), Text = row.Text(3) };
}

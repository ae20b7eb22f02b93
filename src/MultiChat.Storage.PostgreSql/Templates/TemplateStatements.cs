using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Templates;

namespace MultiChat.Storage.PostgreSql.Templates;

/// <summary>What writes and reads templates.</summary>
internal static class TemplateStatements
{
    private const string Names = "template_id, version, name, text";

    public static Statement List(ProjectId project) => new Statement($"SELECT {Names} FROM templates WHERE project_id = $1").With(project.Value);

    public static Statement Find(ProjectId project, TemplateId id) =>
        new Statement($"SELECT {Names} FROM templates WHERE project_id = $1 AND template_id = $2").With(project.Value).With(id.Value);

    public static Template Read(Row row, ProjectId project) =>
        new() { Project = project, Id = new TemplateId(row.Id(0)), Version = row.Number(1), Name = row.Text(2), Text = row.Text(3) };

    /// <summary>Locks the project, so that those who save its templates take turns.</summary>
    public static Statement Lock(ProjectId project) =>
        new Statement("SELECT project_id FROM projects WHERE project_id = $1 FOR NO KEY UPDATE").With(project.Value);

    /// <summary>The templates that a save meets: the one of its id and the one of its name.</summary>
    public static Statement Met(Template template) =>
        new Statement("SELECT template_id, version FROM templates WHERE project_id = $1 AND (template_id = $2 OR folded_name = $3)")
            .With(template.Project.Value).With(template.Id.Value).With(TemplateName.Fold(template.Name));

    public static Statement Count(ProjectId project) => new Statement("SELECT count(*) FROM templates WHERE project_id = $1").With(project.Value);

    public static Statement Save(Template template) => new Statement("""
        INSERT INTO templates (project_id, template_id, version, folded_name, name, text) VALUES ($1, $2, 1, $3, $4, $5)
        ON CONFLICT (project_id, template_id) DO UPDATE SET
            version = templates.version + 1, folded_name = excluded.folded_name, name = excluded.name, text = excluded.text
        """).With(template.Project.Value).With(template.Id.Value).With(TemplateName.Fold(template.Name)).With(template.Name).With(template.Text);

    public static Statement Remove(ProjectId project, TemplateId id, long version) =>
        new Statement("DELETE FROM templates WHERE project_id = $1 AND template_id = $2 AND version = $3")
            .With(project.Value).With(id.Value).With(version);
}

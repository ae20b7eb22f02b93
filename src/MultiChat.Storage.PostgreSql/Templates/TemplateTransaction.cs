using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Templates;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Templates;

/// <summary>Saves a template in one transaction. The project is locked first, so that name and number are decided by what stays.</summary>
internal sealed class TemplateTransaction(Connections connections, NpgsqlConnection connection, ChangeHint hint, CancellationToken deadline)
{
    /// <summary>As <see cref="ITemplateStore.SaveAsync"/> says; null where there is no such project.</summary>
    public async Task<TemplateOutcome?> SaveAsync(Template template)
    {
        await using var transaction = await connection.BeginTransactionAsync(deadline);
        if (await DecideAsync(template) is not TemplateOutcome.Saved and var refused)
        {
            return refused;
        }

        await using var writing = connections.BatchOf(
            connection, [TemplateStatements.Save(template), .. hint.OfToAll(template.Project, ChangeKind.Templates, template.Project.Value)]);
        await writing.ExecuteNonQueryAsync(deadline);
        await transaction.CommitAsync(deadline);
        return TemplateOutcome.Saved;
    }

    private async Task<TemplateOutcome?> DecideAsync(Template template)
    {
        await using var batch = connections.BatchOf(
            connection, [TemplateStatements.Lock(template.Project), TemplateStatements.Met(template), TemplateStatements.Count(template.Project)]);
        await using var reader = await batch.ExecuteReaderAsync(deadline);
        var results = new Results(reader, deadline);
        if ((await results.NextAsync(static row => row.Id(0))).Count == 0)
        {
            return null;
        }

        var met = await results.NextAsync(static row => (Id: new TemplateId(row.Id(0)), Version: row.Number(1)));
        var count = (await results.NextAsync(static row => row.Number(0)))[0];
        return met.FirstOrDefault(one => one.Id == template.Id).Version != template.Version ? TemplateOutcome.Lost
            : met.Any(one => one.Id != template.Id) ? TemplateOutcome.NameTaken
            : template.Version == 0 && count >= Template.MaxCount ? TemplateOutcome.Full
            : TemplateOutcome.Saved;
    }
}

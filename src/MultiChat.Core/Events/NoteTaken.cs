using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.Events;

/// <summary>
/// An operator left a note for the others (rule D12). It is no message: it has no number among them, is unread for nobody, answers nobody, and leaves the
/// desk in no way.
/// </summary>
public sealed record NoteTaken : LogEvent
{
    internal const string Name = "note";

    /// <summary>Who wrote it.</summary>
    public required MemberId By { get; init; }

    /// <summary>The id that its author minted: unique per author in the project.</summary>
    public required NoteId Id { get; init; }

    /// <summary>What it says.</summary>
    public required MessageBody Body { get; init; }

    /// <inheritdoc/>
    public override Audience Audience => Audience.Desk;

    /// <inheritdoc/>
    public override string Data => StoredFacts.Begin().With("by", By.Value).With("id", Id.Value).With("text", Body.Text).ToJson();

    private protected override string KindName => Name;

    internal static NoteTaken? Load(long? message, StoredFacts facts) =>
        (facts.Id("by"), facts.Id("id"), facts.Text("text")) is ({ } by, { } id, { } text)
            ? new NoteTaken { By = new MemberId(by), Id = new NoteId(id), Body = MessageBody.Kept(text) }
            : null;
}

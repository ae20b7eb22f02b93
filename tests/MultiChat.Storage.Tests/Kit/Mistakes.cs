namespace MultiChat.Storage.Kit;

/// <summary>The stores that the kit must reject.</summary>
internal static class Mistakes
{
    public static IReadOnlyList<Mistake> All { get; } =
    [
        .. CommitMistakes.All,
        .. ContentMistakes.All,
        .. ReadingMistakes.All,
        .. NoteMistakes.All,
        .. ClassMistakes.All,
        .. MarkMistakes.All,
        .. ClientMistakes.All,
        .. ClientKeyMistakes.All,
        .. VisitorMistakes.All,
        .. VisitMistakes.All,
        .. AccountMistakes.All,
        .. SignInMistakes.All,
        .. AccountBookMistakes.All,
        .. TeamMistakes.All,
        .. SiteMistakes.All,
        .. RightsMistakes.All,
        .. TeamCommitMistakes.All,
        .. PhotoMistakes.All,
        .. TemplateMistakes.All,
        .. DeskMistakes.All,
        .. ToDoMistakes.All,
        .. MessageIndexMistakes.All,
        .. RaceMistakes.All,
        .. OutboxMistakes.All,
        .. OutboxCountMistakes.All,
        .. OutboxDiscardMistakes.All,
        .. CancellationMistakes.All,
        .. RestartMistakes.All,
    ];
}

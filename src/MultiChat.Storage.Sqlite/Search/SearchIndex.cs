using MultiChat.Projects;

namespace MultiChat.Storage.Sqlite.Search;

/// <summary>How folded words and queries look to the full-text index.</summary>
internal static class SearchIndex
{
    // A letter of the private area is none of SearchWords' letters, so no query's word can be the beginning of a project's token.
    private const char ProjectMark = '\uE000';

    /// <summary>The text that is indexed: the project's token, then each word once.</summary>
    /// <param name="project">Whose words.</param>
    /// <param name="words">Folded words.</param>
    public static string Document(ProjectId project, IEnumerable<string> words) =>
        string.Join(' ', words.Distinct(StringComparer.Ordinal).Prepend(TokenOf(project)));

    /// <summary>The query for documents of the project with words that begin with each of the words.</summary>
    /// <param name="project">Whose documents.</param>
    /// <param name="foldedWords">Letters and digits only.</param>
    public static string Query(ProjectId project, IEnumerable<string> foldedWords) =>
        string.Join(' ', foldedWords.Select(Beginning).Prepend($"\"{TokenOf(project)}\""));

    private static string Beginning(string word) => $"\"{word.Replace("\"", "", StringComparison.Ordinal)}\"*";

    private static string TokenOf(ProjectId project) => $"{ProjectMark}{project.Value:N}";
}

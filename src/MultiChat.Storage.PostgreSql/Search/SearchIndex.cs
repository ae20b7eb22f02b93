using MultiChat.Clients;
using MultiChat.Lists;
using MultiChat.Projects;

namespace MultiChat.Storage.PostgreSql.Search;

/// <summary>How folded words and queries look to the full-text index, which takes them as they are.</summary>
internal static class SearchIndex
{
    // A letter of the private area is none of SearchWords' letters, so no query's word can be the beginning of a project's token.
    private const char ProjectMark = '\uE000';

    // PostgreSQL keeps words of up to 2,046 bytes; a longer one is found by its beginning.
    private const int MaxUnits = 500;

    /// <summary>The words that are indexed of a text, each once, beside the project's token.</summary>
    public static string[] WordsOf(ProjectId project, string text) => WordsOf(project, [text]);

    /// <summary>The words that are indexed of a client's name and card, each once, beside the project's token.</summary>
    public static string[] WordsOf(Client client) => WordsOf(client.Project, client.SearchedTexts);

    /// <summary>The query for documents of the project with words that begin with each of the words.</summary>
    /// <param name="project">Whose documents.</param>
    /// <param name="foldedWords">Letters and digits only.</param>
    public static string Query(ProjectId project, IEnumerable<string> foldedWords) =>
        string.Join(" & ", foldedWords.Select(Cut).Select(word => $"'{Quoted(word)}':*").Prepend($"'{TokenOf(project)}'"));

    private static string[] WordsOf(ProjectId project, IEnumerable<string> texts) =>
        [.. texts.SelectMany(SearchWords.Of).Select(Cut).Prepend(TokenOf(project)).Distinct(StringComparer.Ordinal)];

    private static string Cut(string word) =>
        word.Length <= MaxUnits ? word : word[..(char.IsHighSurrogate(word[MaxUnits - 1]) ? MaxUnits - 1 : MaxUnits)];

    private static string Quoted(string word) =>
        word.Replace("'", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);

    private static string TokenOf(ProjectId project) => $"{ProjectMark}{project.Value:N}";
}

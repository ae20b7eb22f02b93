using MultiChat.Clients;
using MultiChat.Lists;

namespace MultiChat.InMemory;

/// <summary>Whether a text has words that begin with each of some words. Texts come as folded words, each after a space.</summary>
internal static class WordMatch
{
    /// <summary>The words, each after a space.</summary>
    public static string Joined(IEnumerable<string> words) => string.Concat(words.Select(word => $" {word}"));

    /// <summary>The words of a client's name and card.</summary>
    public static string Joined(Client client) => Joined(client.SearchedTexts.SelectMany(SearchWords.Of));

    /// <summary>Whether each of the beginnings, each after a space too, begins a word of the text.</summary>
    public static bool Has(string words, IReadOnlyList<string> beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (!words.Contains(beginning, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}

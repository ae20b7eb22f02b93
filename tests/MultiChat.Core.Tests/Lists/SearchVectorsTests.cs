using MultiChat.InMemory;

namespace MultiChat.Lists;

public sealed class SearchVectorsTests
{
    [Fact]
    public void A_text_is_found_by_the_words_that_the_vectors_say()
    {
        foreach (var (text, words) in SearchVectors.Texts)
        {
            string.Join(' ', SearchWords.Of(text)).Should().Be(words, text);
        }
    }

    [Fact]
    public void A_question_is_read_in_the_ways_that_the_vectors_say()
    {
        foreach (var (query, ways) in SearchVectors.Queries)
        {
            string.Join('|', DeskQuery.Parse(query).Ways.Select(way => string.Join(' ', way))).Should().Be(ways, query);
        }
    }

    [Fact]
    public void A_question_finds_the_texts_that_the_vectors_say()
    {
        foreach (var (query, text, isFound) in SearchVectors.Found)
        {
            var words = WordMatch.Joined(SearchWords.Of(text));

            DeskQuery.Parse(query).Ways.Any(way => WordMatch.Has(words, [.. way.Select(word => $" {word}")])).Should().Be(isFound, $"{query} in {text}");
        }
    }
}

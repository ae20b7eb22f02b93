using System.Globalization;

namespace MultiChat.Lists;

/// <summary>What an operator looks for: a dialog is found by any of the ways.</summary>
internal sealed class DeskQuery
{
    private const int MaxInquiryDigits = 18;
    private const int LocalDigits = 10;
    private static readonly string[] InquiryWords = ["обращение", "обращения", "обращению", "inquiry", "inquiries"];

    private DeskQuery(IReadOnlyList<IReadOnlyList<string>> ways, long? inquiry) => (Ways, Inquiry) = (ways, inquiry);

    /// <summary>Words that begin words of one text or card, all of a way; at most <see cref="SearchWords.MaxQueryWords"/> each.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Ways { get; }

    /// <summary>The project's number of an inquiry, where the query names one: <c>№ 12</c>, <c>обращение 12</c>, <c>#12</c>, <c>12</c>.</summary>
    public long? Inquiry { get; }

    public static DeskQuery Parse(string query)
    {
        var words = SearchWord.ListOf(query);
        List<List<string>> ways =
        [
            Expand(words, static word => [word.Text]),
            Expand(words, static word => SearchWords.PartsOf(word.Text)),
            Expand(WithNumbers(words, static digits => digits.TrimStart('0')), static word => [word.Text]),
            Expand(WithNumbers(words, digits => WithoutPrefix(digits, query.Contains('+', StringComparison.Ordinal))), static word => [word.Text]),
        ];
        return new DeskQuery(
            [.. ways.Where(way => way.Count > 0)
                .Select(way => (IReadOnlyList<string>)[.. way.Distinct(StringComparer.Ordinal).Take(SearchWords.MaxQueryWords)])
                .DistinctBy(way => string.Join(' ', way), StringComparer.Ordinal)],
            InquiryOf(words));
    }

    private static List<string> Expand(List<SearchWord> words, Func<SearchWord, IReadOnlyList<string>> ofWord) =>
        [.. words.SelectMany(word => word.IsUnspaced ? Windows(word.Text) : ofWord(word))];

    /// <summary>A text without spaces: all its parts, as long as they are indexed.</summary>
    private static IEnumerable<string> Windows(string run)
    {
        for (var start = 0; start < run.Length;)
        {
            var window = SearchWords.Cut(run, start);
            start += window.Length;
            yield return window;
        }
    }

    /// <summary>The words with each group of groups of digits as one number.</summary>
    private static List<SearchWord> WithNumbers(List<SearchWord> words, Func<string, string> form)
    {
        var changed = new List<SearchWord>();
        for (var start = 0; start < words.Count;)
        {
            var end = SearchWords.EndOfNumber(words, start);
            var number = string.Concat(words[start..end].Select(word => word.Text));
            if (number.Length >= SearchWords.FewestDigits && form(number) is { Length: >= SearchWords.FewestDigits - 1 } formed)
            {
                changed.Add(new SearchWord(formed, IsUnspaced: false, FollowsClosely: false));
                start = end;
            }
            else
            {
                changed.Add(words[start++]);
            }
        }

        return changed;
    }

    /// <summary>A telephone number without what stands before its local digits: the country, or the 8 that Russians dial in its place.</summary>
    private static string WithoutPrefix(string digits, bool isInternational) => digits.Length switch
    {
        > LocalDigits => digits[^LocalDigits..],
        > SearchWords.FewestDigits when digits[0] == '8' || (digits[0] == '7' && isInternational) => digits[1..],
        _ => digits,
    };

    private static long? InquiryOf(List<SearchWord> words) => words switch
    {
        [{ IsNumber: true } number] => NumberOf(number.Text),
        [{ Text: var word }, { IsNumber: true } number] when InquiryWords.Contains(word, StringComparer.Ordinal) => NumberOf(number.Text),
        _ => null,
    };

    private static long? NumberOf(string digits) =>
        digits.Length <= MaxInquiryDigits ? long.Parse(digits, CultureInfo.InvariantCulture) : null;
}

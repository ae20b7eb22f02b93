using FluentAssertions;
using Xunit;

namespace MultiChat.Clients.Names;

public class NameVocabularyTests
{
    // Nouns whose gender the ending hides or gets wrong; every other follows its ending in GenderOf.
    private static readonly Dictionary<string, char> _gendersNotShownByEnding = new()
    {
        ["Журавль"] = 'm',
        ["Кенгуру"] = 'm',
        ["Лебедь"] = 'm',
        ["Миндаль"] = 'm',
        ["Окунь"] = 'm',
        ["Пони"] = 'm',
        ["Свиристель"] = 'm',
        ["Снегирь"] = 'm',
        ["Таймень"] = 'm',
        ["Фламинго"] = 'm',
        ["Ясень"] = 'm',
        ["Рысь"] = 'f',
        ["Сирень"] = 'f',
        ["Форель"] = 'f',
    };

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Each_language_has_at_least_ten_thousand_combinations(string language) =>
        NameVocabulary.For(language).Count.Should().BeGreaterThanOrEqualTo(10_000);

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Every_index_gives_another_name(string language) =>
        AllNames(language).Should().OnlyHaveUniqueItems();

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void The_same_index_always_gives_the_same_name(string language) =>
        AllNames(language).Should().Equal(AllNames(language));

    [Theory]
    [InlineData("ru", "^[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+$")]
    [InlineData("en", "^[A-Z][a-z]+ [A-Z][a-z]+$")]
    public void A_name_is_two_capitalised_words_of_letters_and_one_space(string language, string pattern) =>
        AllNames(language).Should().AllSatisfy(name => name.Should().MatchRegex(pattern));

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void A_name_has_at_most_forty_characters(string language) =>
        AllNames(language).Max(name => name.Length).Should().BeLessThanOrEqualTo(40);

    [Theory]
    [InlineData("Весёлый Енот")]
    [InlineData("Надёжный Клён")]
    [InlineData("Окрылённый Ёжик")]
    [InlineData("Звёздная Пчёлка")]
    [InlineData("Увлечённое Пёрышко")]
    public void Russian_keeps_the_letter_yo(string name)
    {
        AllNames("ru").Should().Contain(name);
        AllNames("ru").Should().NotContain(name.Replace('ё', 'е').Replace('Ё', 'Е'));
    }

    [Fact]
    public void Every_russian_adjective_agrees_with_its_noun()
    {
        foreach (var declined in AllNames("ru").Select(name => name.Split(' ')).GroupBy(words => words[0][..^2]))
        {
            var masculine = declined.First(words => GenderOf(words[1]) == 'm')[0];
            foreach (var words in declined)
            {
                words[0].Should().Be(Agreeing(masculine, GenderOf(words[1])), "the noun is {0}", words[1]);
            }
        }
    }

    [Fact]
    public void Russian_has_nouns_of_every_gender() =>
        AllNames("ru").Select(name => GenderOf(name.Split(' ')[1])).Distinct().Should().BeEquivalentTo(['m', 'f', 'n']);

    [Theory]
    [InlineData("Добрый Барсук", "Добрая Рысь", "Доброе Облачко")]
    [InlineData("Золотой Ясень", "Золотая Рябина", "Золотое Яблочко")]
    [InlineData("Летний Фламинго", "Летняя Сирень", "Летнее Манго")]
    [InlineData("Тихий Журавль", "Тихая Сова", "Тихое Озеро")]
    [InlineData("Хороший Кенгуру", "Хорошая Форель", "Хорошее Деревце")]
    [InlineData("Сияющий Пони", "Сияющая Комета", "Сияющее Солнышко")]
    public void Each_kind_of_adjective_declines_by_its_rule(string masculine, string feminine, string neuter) =>
        AllNames("ru").Should().Contain([masculine, feminine, neuter]);

    [Fact]
    public void English_has_the_example_from_the_rule() =>
        AllNames("en").Should().Contain("Cheerful Raccoon");

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void An_index_below_zero_or_at_the_count_is_out_of_range(string language)
    {
        var vocabulary = NameVocabulary.For(language);

        vocabulary.Invoking(v => v[-1]).Should().Throw<ArgumentOutOfRangeException>();
        vocabulary.Invoking(v => v[v.Count]).Should().Throw<ArgumentOutOfRangeException>();
        vocabulary[0].Should().NotBe(vocabulary[vocabulary.Count - 1]);
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("RU")]
    [InlineData("ru-RU")]
    public void A_tag_that_starts_with_ru_is_russian(string language) =>
        NameVocabulary.For(language).Should().BeSameAs(NameVocabulary.Russian);

    [Theory]
    [InlineData("en")]
    [InlineData("en-GB")]
    [InlineData("de")]
    [InlineData("r")]
    [InlineData("")]
    public void Every_other_tag_is_english(string language) =>
        NameVocabulary.For(language).Should().BeSameAs(NameVocabulary.English);

    [Theory]
    [InlineData("Тихый", AdjectiveDeclension.Velar)]
    [InlineData("Добрый", AdjectiveDeclension.Soft)]
    [InlineData("Золотой", AdjectiveDeclension.Hard)]
    public void An_adjective_is_refused_under_a_declension_its_ending_denies(string masculine, object declension)
    {
        var construct = () => new RussianAdjective(masculine, (AdjectiveDeclension)declension);

        construct.Should().Throw<ArgumentException>();
    }

    private static List<string> AllNames(string language)
    {
        var vocabulary = NameVocabulary.For(language);
        return [.. Enumerable.Range(0, vocabulary.Count).Select(index => vocabulary[index])];
    }

    private static char GenderOf(string noun) =>
        _gendersNotShownByEnding.TryGetValue(noun, out var gender) ? gender : noun[^1] switch
        {
            'а' or 'я' => 'f',
            'о' or 'е' => 'n',
            'ь' or 'и' or 'у' or 'ю' or 'э' => throw new InvalidOperationException($"Whose gender is {noun}?"),
            _ => 'm',
        };

    private static string Agreeing(string masculine, char gender)
    {
        var stem = masculine[..^2];
        var (feminine, neuter) = (masculine[^2..], stem[^1]) switch
        {
            ("ый" or "ой", _) => ("ая", "ое"),
            ("ий", 'г' or 'к' or 'х') => ("ая", "ое"),
            ("ий", 'ж' or 'ш' or 'ч' or 'щ') => ("ая", "ее"),
            ("ий", _) => ("яя", "ее"),
            _ => throw new InvalidOperationException($"{masculine} is not a masculine adjective."),
        };
        return gender switch
        {
            'm' => masculine,
            'f' => stem + feminine,
            _ => stem + neuter,
        };
    }
}

namespace MultiChat.Clients.Names;

internal sealed class RussianAdjective
{
    private readonly string _stem;
    private readonly AdjectiveDeclension _declension;

    public RussianAdjective(string masculine, AdjectiveDeclension declension)
    {
        var ending = Ending(declension, GrammaticalGender.Masculine);
        if (!masculine.EndsWith(ending, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"'{masculine}' does not end in '{ending}'; give it the declension its ending shows.",
                nameof(masculine));
        }

        _stem = masculine[..^ending.Length];
        _declension = declension;
    }

    public string AgreeingWith(GrammaticalGender gender) => _stem + Ending(_declension, gender);

    private static string Ending(AdjectiveDeclension kind, GrammaticalGender gender) => (kind, gender) switch
    {
        (AdjectiveDeclension.Hard, GrammaticalGender.Masculine) => "ый",
        (AdjectiveDeclension.Stressed, GrammaticalGender.Masculine) => "ой",
        (_, GrammaticalGender.Masculine) => "ий",
        (AdjectiveDeclension.Soft, GrammaticalGender.Feminine) => "яя",
        (_, GrammaticalGender.Feminine) => "ая",
        (AdjectiveDeclension.Soft or AdjectiveDeclension.Sibilant, GrammaticalGender.Neuter) => "ее",
        _ => "ое",
    };
}

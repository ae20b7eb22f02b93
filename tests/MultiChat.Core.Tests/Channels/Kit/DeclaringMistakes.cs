using static MultiChat.Channels.Kit.ChannelMistakes;

namespace MultiChat.Channels.Kit;

/// <summary>What a channel can say wrongly of itself.</summary>
internal static class DeclaringMistakes
{
    public static IEnumerable<ChannelMistake> All =>
    [
        Of("has a kind of capital letters", "Declaring.KindHasItsFormat", memory => new WrongDeclaring(memory, kind: "Memory")),
        Of("takes the site's kind", "Declaring.KindHasItsFormat", memory => new WrongDeclaring(memory, kind: "site")),
        Of("says MaxTextLength 0", "Declaring.LengthIsBounded", memory => new WrongDeclaring(memory, length: () => 0)),
        Of("says MaxTextLength 8,001", "Declaring.LengthIsBounded", memory => new WrongDeclaring(memory, length: () => 8_001)),
        Of("changes its MaxTextLength", "Declaring.LengthIsBounded", memory => new WrongDeclaring(memory, length: Counting(100))),
        Of("declares reading now and then", "Declaring.ReadingIsDeclaredOnce", memory => new WrongDeclaring(memory, tellsReading: Alternating())),
    ];

    private static Func<int> Counting(int from) => () => from++;

    private static Func<bool> Alternating()
    {
        var last = false;
        return () => last = !last;
    }
}

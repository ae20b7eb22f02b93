using MultiChat.Messages;
using System.Text;
using static MultiChat.Channels.Kit.ChannelMistakes;

namespace MultiChat.Channels.Kit;

/// <summary>What a channel can do to a text.</summary>
internal static class TextMistakes
{
    public static IEnumerable<ChannelMistake> All =>
    [
        Spoiling("composes letters", "SentText.LettersArriveExactly", text => text.Normalize(NormalizationForm.FormC)),
        Spoiling("speaks Latin-1", "SentText.LettersArriveExactly", text => Encoding.Latin1.GetString(Encoding.Latin1.GetBytes(text))),
        Spoiling("drops joiners", "SentText.EmojiArriveExactly", text => text.Replace("\u200D", "", StringComparison.Ordinal)),
        Spoiling("drops direction marks", "SentText.DirectionsArriveExactly", text => text.Replace("\u200F", "", StringComparison.Ordinal)),
        Spoiling("trims", "SentText.WhiteSpaceArrivesExactly", text => text.Trim()),
        Spoiling("joins lines", "SentText.WhiteSpaceArrivesExactly", text => text.ReplaceLineEndings(" ")),
        Spoiling("folds case", "SentText.CaseArrivesExactly", text => text.ToUpperInvariant()),
        Spoiling("escapes what looks like HTML", "SentText.MarkupIsText", text => text.Replace("&", "&amp;", StringComparison.Ordinal)),
        WhenSending(
            "cuts at MaxTextLength - 1",
            "SentText.LongestTextArrivesWhole",
            (to, message, cancellation) => to.SendAsync(
                message with { Body = MessageBody.Kept(message.Text[..Math.Min(message.Text.Length, to.MaxTextLength - 1)]) }, cancellation)),
        WhenRevising(
            "trims what it revises",
            "SentText.RevisedTextArrivesExactly",
            (to, message, cancellation) => to.ReviseAsync(message with { Body = MessageBody.Kept(message.Text.Trim()) }, cancellation)),
    ];

    private static ChannelMistake Spoiling(string name, string rejectedBy, Func<string, string> spoil) => WhenSending(
        name, rejectedBy, (to, message, cancellation) => to.SendAsync(message with { Body = MessageBody.Kept(spoil(message.Text)) }, cancellation));
}

using MultiChat.Sources;
using NodaTime;

namespace MultiChat.Mail;

/// <summary>Where letters are put, and whoever sends them is told.</summary>
/// <param name="book">Where they are kept, or null where the storage keeps none.</param>
/// <param name="clock">The rules' clock.</param>
internal sealed class LetterBox(ILetterBook? book, ChatClock clock)
{
    /// <summary>Raised after letters were put in.</summary>
    public event Action? Filled;

    /// <summary>Where they are kept, or null where the storage keeps none.</summary>
    public ILetterBook? Book => book;

    public static Letter New(string reader, LetterKind kind, Instant now) => new() { Reader = reader, Kind = kind, AskedAt = now, DueAt = now };

    /// <summary>Puts a letter in. It is not sent at once: see <see cref="Look"/>.</summary>
    public Task PutAsync(string reader, LetterKind kind, CancellationToken cancellation) => book!.PutAsync(New(reader, kind, clock.Now), cancellation);

    /// <summary>Says that letters were put in.</summary>
    public void Look() => Filled?.Invoke();
}

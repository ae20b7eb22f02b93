using MultiChat.Mail;
using NodaTime;

namespace MultiChat.InMemory;

/// <summary>Letters by their readers. Whoever calls sees to the turns.</summary>
internal sealed class InMemoryLetterBook
{
    private readonly Dictionary<string, Letter> _letters = new(StringComparer.Ordinal);

    public void Put(Letter letter) => _letters[KeptText.Checked(letter.Reader)] = letter;

    public LetterBatch Take(Instant now, Instant leaseUntil, int limit)
    {
        List<Letter> taken =
        [
            .. _letters.Values.Where(letter => letter.Waits && letter.DueAt <= now).OrderBy(letter => letter.DueAt).Take(limit)
                .Select(letter => letter with { Attempts = letter.Attempts + 1, DueAt = leaseUntil }),
        ];
        taken.ForEach(Put);
        return new LetterBatch { Letters = taken, NextDueAt = _letters.Values.Where(letter => letter.Waits).Min(letter => (Instant?)letter.DueAt) };
    }

    public void Settle(Letter taken, LetterEnd end)
    {
        if (_letters.GetValueOrDefault(taken.Reader) != taken)
        {
            return;
        }

        if (end.Of(taken) is { } left)
        {
            Put(left);
        }
        else
        {
            _letters.Remove(taken.Reader);
        }
    }

    public IReadOnlyList<Letter> List(IReadOnlyCollection<string> readers) =>
        [.. readers.Distinct(StringComparer.Ordinal).Where(_letters.ContainsKey).Select(reader => _letters[reader])];
}

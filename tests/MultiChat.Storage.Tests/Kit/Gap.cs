namespace MultiChat.Storage.Kit;

/// <summary>The time between a wrong store's looking and its writing: long enough for all who come at once to have looked before the first writes.</summary>
/// <param name="least">How many come at once; the first waits for so many, however late they are.</param>
internal sealed class Gap(int least = 1)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    private int _comers;

    public async Task PassAsync()
    {
        Interlocked.Increment(ref _comers);
        int seen;
        do
        {
            seen = Volatile.Read(ref _comers);
            await Task.Delay(Quiet);
        }
        while (seen < least || seen != Volatile.Read(ref _comers));
    }
}

using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Search;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>What is done beside commands: fills the full text, and sweeps changes that every host has seen.</summary>
/// <remarks>
/// Goes by the machine's own time and not by the injected clock: it is no rule of the domain and must go on while a test holds its clock.
/// </remarks>
/// <param name="filler">Fills the full text.</param>
/// <param name="sweeper">Sweeps changes.</param>
internal sealed class Housework(SearchFiller filler, ChangeSweeper sweeper) : IAsyncDisposable
{
    private static readonly TimeSpan AfterWrites = TimeSpan.FromMilliseconds(200);
    private const int LooksForOthersEvery = 5;
    private const int SweepsEvery = 300;

    private readonly CancellationTokenSource _ending = new();
    private Task _loop = Task.CompletedTask;
    private volatile bool _wrote = true;
    private bool _refills = true;

    /// <summary>Says that something was committed.</summary>
    public void Wrote() => _wrote = true;

    public void Start() => _loop = Task.Run(LoopAsync);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _loop;
        _ending.Dispose();
    }

    private async Task LoopAsync()
    {
        for (var turn = 0; !_ending.IsCancellationRequested; turn++)
        {
            try
            {
                await KeepAsync(turn);
                await Task.Delay(AfterWrites, _ending.Token);
            }
            catch (Exception) when (_ending.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task KeepAsync(int turn)
    {
        try
        {
            if (_wrote || turn % LooksForOthersEvery == 0)
            {
                _wrote = false;
                await filler.FillAsync(_ending.Token);
            }

            if (_refills || turn % SweepsEvery == 0)
            {
                _refills = await filler.RefillAsync(_ending.Token);
            }

            if (turn % SweepsEvery == 0)
            {
                await sweeper.SweepAsync(_ending.Token);
            }
        }
        catch (Exception) when (!_ending.IsCancellationRequested)
        {
            // Nobody waits for this one; a later turn tries again.
            _wrote = true;
        }
    }
}

using Microsoft.Extensions.Hosting;
using MultiChat.Mail;
using MultiChat.Outbox;
using MultiChat.Sources;
using NodaTime;

namespace MultiChat.Hosting.Post;

/// <summary>
/// Sends what waits in the letter box, at once after it was put in: each letter is taken, written, handed over and settled. It looks when it is told to, when
/// something becomes due, and each half minute of real time, because another host may have put one in or have died.
/// </summary>
internal sealed class Postman(ChatEngine chat, ChatStart opening, PostOffice post, LetterRound round, PostWatch watch) : BackgroundService
{
    private const int AtOnce = 4;

    /// <summary>No timer takes any length of time.</summary>
    private static readonly Duration LongestAlarm = Duration.FromDays(1);

    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await opening.Opened.WaitAsync(stoppingToken) || !post.IsOpen)
        {
            return;
        }

        var signal = new Signal(chat.Clock.UnderWay);
        var alarm = new Alarm(chat.Clock, signal.Raise);
        await using var regularly = chat.Steady.CreateTimer(signal.Raise);
        await using var stopping = stoppingToken.Register(signal.Raise);
        chat.LetterBox.Filled += signal.Raise;
        try
        {
            signal.Raise();
            while (true)
            {
                await signal.WaitAsync();
                if (stoppingToken.IsCancellationRequested)
                {
                    return;
                }

                var next = await SendDueAsync(stoppingToken);
                regularly.Change(next is null ? PauseAfterFailure : LongestSleep, Timeout.InfiniteTimeSpan);
                if (next is { } due && due != Instant.MaxValue)
                {
                    alarm.SetFor(Instant.Min(due, chat.Clock.Now + LongestAlarm));
                }
                else
                {
                    alarm.Stop();
                }
            }
        }
        finally
        {
            chat.LetterBox.Filled -= signal.Raise;
            alarm.End();
        }
    }

    /// <summary>Sends what is due, and says when the next is; null where the store failed.</summary>
    private async Task<Instant?> SendDueAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                var now = chat.Clock.Now;
                var batch = await chat.LetterBox.Book!.TakeAsync(now, now + OutboxRules.Lease, AtOnce, stopping);
                watch.StoreAnswered();
                if (batch.Letters.Count == 0)
                {
                    return batch.NextDueAt ?? Instant.MaxValue;
                }

                var work = chat.Clock.UnderWay.Begin();
                await Task.WhenAll(batch.Letters.Select(letter => round.DeliverAsync(letter, stopping)));
                chat.Clock.UnderWay.End(work);
            }
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            return Instant.MaxValue;
        }
        catch (Exception failure)
        {
            watch.StoreFailed(failure);
            return null;
        }
    }
}

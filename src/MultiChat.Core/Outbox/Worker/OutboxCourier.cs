using MultiChat.Commits;
using MultiChat.Events;
using MultiChat.Sources;
using MultiChat.Telemetry;

namespace MultiChat.Outbox;

/// <summary>Makes one attempt at a row that was taken, and settles how it ended.</summary>
internal sealed class OutboxCourier(
    HandlerCalls calls, IOutboxStore store, IDialogStore dialogs, IDialogLog log, ChatClock clock, SteadyClock steady, OutboxWatch watch)
{
    /// <summary>Ends without an exception, whatever happens: a row that could not be settled comes back when its lease ends.</summary>
    public async Task DeliverAsync(OutboxRow row, CancellationToken closing)
    {
        using var held = calls.Hold(row);
        try
        {
            var (end, failure) = row.Attempts > OutboxRules.MaxAttempts
                ? (OutboxEnd.Dead(clock.Now, row.Error ?? "Interrupted"), null)
                : await TryAsync(row, closing);
            if (end is not null)
            {
                await store.SettleAsync(row, end, CancellationToken.None);
                watch.Ended(row, end, failure);
            }
        }
        catch (Exception) when (closing.IsCancellationRequested)
        {
            // The storage may be closed already.
        }
        catch (Exception failure)
        {
            watch.StoreFailed(failure);
        }
    }

    /// <summary>How it ended, or null where the host closes in the middle: then the lease says so later.</summary>
    private async Task<(OutboxEnd? End, Exception? Failure)> TryAsync(OutboxRow row, CancellationToken closing)
    {
        using var patience = steady.CancelAfter(OutboxRules.Patience.ToTimeSpan());
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, closing);
        using var activity = OutboxWatch.Begin(row);
        try
        {
            if (await LoadAsync(row, both.Token) is { } delivery)
            {
                await calls.CallAsync(row, delivery, both.Token);
            }

            return (OutboxEnd.Done, null);
        }
        catch (Exception) when (closing.IsCancellationRequested)
        {
            return (null, null);
        }
        catch (Exception failure)
        {
            ChatTelemetry.Failed(activity, failure);
            var error = watch.TextOf(failure);
            return row.Attempts >= OutboxRules.MaxAttempts
                ? (OutboxEnd.Dead(clock.Now, error), failure)
                : (OutboxEnd.Retry(clock.Now + OutboxRules.PauseAfter(row.Attempts), error), failure);
        }
    }

    /// <summary>The delivery, or null where there is nothing for this handler: the event is gone, or not for it.</summary>
    private async Task<OutboxDelivery?> LoadAsync(OutboxRow row, CancellationToken cancellation)
    {
        var dialog = await dialogs.FindAsync(row.Project, row.Dialog, cancellation);
        var items = await log.ReadAfterAsync(row.Project, row.Dialog, row.EventSeq - 1, 1, cancellation);
        if (dialog is null || items is not [var item] || item.Entry.EventSeq != row.EventSeq)
        {
            return null;
        }

        return item.Entry.Event is UnknownEvent ? throw new UnknownEventException()
            : item.Entry.IsFor(calls.Audience) ? new OutboxDelivery { Attempt = row.Attempts, Dialog = dialog, Item = item }
            : null;
    }
}

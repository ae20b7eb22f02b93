using MultiChat.Mail;
using MultiChat.Telemetry;
using NodaTime;

namespace MultiChat.Hosting.Post;

/// <summary>Tells the log how letters end: a failure once a cause, and when a letter is given up. Nothing of what they say, and no address.</summary>
internal sealed partial class PostWatch(ChatEngine chat, MultiChatOptions options, ILogger<PostWatch> log)
{
    private const int LinesAMinute = 20;

    private readonly LogGate _gate = new(chat.Clock, Duration.FromMinutes(1), LinesAMinute);
    private int _isStoreFailing;

    public string TextOf(Exception failure) => FailureText.Of(failure, options.Rules.ShowsFailureMessages);

    public void Sent(Letter letter) => LogSent(log, letter.Kind.Value, letter.Attempts);

    public void Failed(Letter letter, Exception failure, bool isLast)
    {
        if ((!isLast && FailureText.IsSameCause(letter.Error, TextOf(failure))) || !_gate.TryPass("letters", out var held))
        {
            return;
        }

        var shown = FailureText.ToLog(failure, options.Rules.ShowsFailureMessages);
        if (isLast)
        {
            LogGivenUp(log, shown, letter.Kind.Value, letter.Attempts, held);
        }
        else
        {
            LogFailed(log, shown, letter.Kind.Value, letter.Attempts, held);
        }
    }

    /// <summary>The store did not answer; told once until it does.</summary>
    public void StoreFailed(Exception failure)
    {
        if (Interlocked.Exchange(ref _isStoreFailing, 1) == 0)
        {
            LogStoreFailed(log, failure);
        }
    }

    public void StoreAnswered() => Volatile.Write(ref _isStoreFailing, 0);

    [LoggerMessage(1401, LogLevel.Debug, "A letter ({Kind}) was taken by the mail server at attempt {Attempt}")]
    private static partial void LogSent(ILogger logger, string kind, int attempt);

    [LoggerMessage(1402, LogLevel.Warning,
        "A letter ({Kind}) could not be sent at attempt {Attempt}; it is tried again. {Held} more failures since the last such line")]
    private static partial void LogFailed(ILogger logger, Exception failure, string kind, int attempt, long held);

    [LoggerMessage(1403, LogLevel.Error,
        "A letter ({Kind}) was given up after {Attempts} attempts; the Team page says so and can send another. {Held} more failures since the last such line")]
    private static partial void LogGivenUp(ILogger logger, Exception failure, string kind, int attempts, long held);

    [LoggerMessage(1404, LogLevel.Warning, "Letters could not be read or written; what waits is sent when the store answers again")]
    private static partial void LogStoreFailed(ILogger logger, Exception failure);
}

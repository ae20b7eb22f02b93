namespace MultiChat.Testing;

/// <summary>Waits for what the clock has set going in a chat, in any host.</summary>
public static class ChatAtRest
{
    /// <summary>
    /// Ends when everything that was due has been done: attempts of outbox handlers with what follows from them, sweeping, what is told of time that has
    /// run out. What is then told to pages and subscribers may still be on its way.
    /// </summary>
    /// <param name="chat">The chat.</param>
    /// <param name="patience">
    /// For how long, in real time, a handler that takes its time is waited for: it may itself wait for the clock. One second where null.
    /// </param>
    public static Task ComeToRestAsync(this ChatEngine chat, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(chat);
        return chat.Clock.UnderWay.StillAsync(patience ?? TimeSpan.FromSeconds(1));
    }
}

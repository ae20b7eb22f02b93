using MultiChat.Messages;

namespace MultiChat.Simulation.Oracles;

/// <summary>One message that was committed, with every text it had and until when each stood.</summary>
/// <param name="accepted">The message.</param>
/// <param name="acceptedAt">When, by the time that no clock's setting changes.</param>
internal sealed class MessageTruth(Message accepted, TimeSpan acceptedAt)
{
    // A reader may still hold what was read from the store just before.
    private static readonly TimeSpan ReadingTime = TimeSpan.FromSeconds(45);

    private readonly List<(string Text, TimeSpan Until)> _earlier = [];

    public TimeSpan AcceptedAt => acceptedAt;

    public Message Current { get; private set; } = accepted;

    /// <summary>The text that was accepted.</summary>
    public string First => _earlier is [var first, ..] ? first.Text : Current.Text;

    public void Edit(Message edited, TimeSpan now)
    {
        _earlier.Add((Current.Text, now));
        Current = edited;
    }

    /// <summary>Whether somebody who may see only the current text may be given this one now.</summary>
    public bool MayShow(string? text, TimeSpan now) => text == Current.Text || _earlier.Exists(one => one.Text == text && now - one.Until < ReadingTime);

    public bool Had(string? text) => text == Current.Text || _earlier.Exists(one => one.Text == text);
}

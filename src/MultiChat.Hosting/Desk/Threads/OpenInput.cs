using MultiChat.Messages;
using MultiChat.Reading;

namespace MultiChat.Hosting.Desk;

internal sealed record OpenInput
{
    public required Guid Dialog { get; init; }

    public bool? FromUnread { get; init; }

    public Guid? FromMessage { get; init; }

    public ThreadBeginning ToBeginning() => (FromUnread, FromMessage) switch
    {
        (true, { }) => throw Refusal.InvalidField("fromMessage", "A thread is opened at what is unread or at a message, not both."),
        (true, null) => ThreadBeginning.Unread,
        (_, { } message) => ThreadBeginning.At(new MessageId(message)),
        _ => ThreadBeginning.Last,
    };
}

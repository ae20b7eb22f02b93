using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

internal sealed record MoveInput
{
    public required Guid Dialog { get; init; }

    public required Guid? SawResponsible { get; init; }

    public long? Version { get; init; }

    public Seen ToSeen() => new() { Responsible = SawResponsible is { } id ? new MemberId(id) : null, Version = Version };
}

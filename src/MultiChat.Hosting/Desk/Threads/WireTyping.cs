using MultiChat.Hosts;

namespace MultiChat.Hosting.Desk;

internal sealed record WireTyping
{
    public required Guid Dialog { get; init; }

    public required Guid? By { get; init; }

    public required bool Typing { get; init; }

    public static WireTyping Of(TypingSign sign) => new() { Dialog = sign.Dialog.Value, By = sign.By?.Value, Typing = sign.Typing };
}

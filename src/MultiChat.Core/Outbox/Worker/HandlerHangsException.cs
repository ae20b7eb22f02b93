using System.Diagnostics.CodeAnalysis;
using MultiChat.Telemetry;

namespace MultiChat.Outbox;

/// <summary>A handler goes on though its token told it to end.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It has one message.")]
internal sealed class HandlerHangsException()
    : Exception("The handler does not end when told by its token, and is not called for this event again until it does."), IPlainMessage;

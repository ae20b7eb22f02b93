using System.Diagnostics.CodeAnalysis;

namespace MultiChat.Telemetry;

/// <summary>An exception of ours, with a message that holds nothing of anybody's and may be read wherever exceptions are masked.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Each has the message it says by itself.")]
internal abstract class PlainException(string message) : Exception(message);

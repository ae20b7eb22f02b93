namespace MultiChat.Outbox;

/// <summary>A row's event is of a kind that this host does not know: a newer host has written it, and can deliver it.</summary>
internal sealed class UnknownEventException() : Exception("The event is of a kind that this version of MultiChat does not know.");

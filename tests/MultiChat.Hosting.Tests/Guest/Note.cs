namespace MultiChat.Hosting.Guest;

/// <summary>A type of the app's own hub.</summary>
public sealed record Note(string FirstLine, NoteKind KindOfNote);

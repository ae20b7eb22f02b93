namespace MultiChat.Hosting.Guest;

public enum NoteKind
{
    Short,
    Long,
}

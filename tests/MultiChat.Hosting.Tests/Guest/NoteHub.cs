using Microsoft.AspNetCore.SignalR;

namespace MultiChat.Hosting.Guest;

/// <summary>A hub of the app's own.</summary>
public sealed class NoteHub : Hub
{
    public Task<Note> Write(Note note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return Task.FromResult(note with { FirstLine = $"{note.FirstLine} я {Context.ConnectionId.Length}" });
    }
}

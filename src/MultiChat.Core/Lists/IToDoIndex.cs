using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Lists;

/// <summary>
/// A desk index that pages the section <see cref="Section.Mine"/> by what is to be done. The desk asks it where the <see cref="IDeskIndex"/> is one;
/// without it the desk reads the 2,000 dialogs of last activity and sorts them itself. Thread-safe.
/// </summary>
/// <remarks>As with <see cref="IDeskIndex"/>, an answer may lack a commit that is under way, never one that has ended.</remarks>
public interface IToDoIndex
{
    /// <summary>
    /// The first <paramref name="limit"/> dialogs of the operator's section Mine whose <see cref="ToDoPlace"/> comes after <paramref name="after"/>, in
    /// the order of <see cref="ToDoPlace.Compare"/>; from the beginning where it is null. A place may be of a dialog that has moved or is gone.
    /// </summary>
    ValueTask<IReadOnlyList<DialogRow>> ListToDoAsync(Member me, ToDoPlace? after, int limit, CancellationToken cancellation);
}

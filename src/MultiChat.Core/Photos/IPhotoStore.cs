using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Photos;

/// <summary>
/// Where photos of a team are kept. A capability of the object behind <see cref="ChatStorage.Projects"/>, found by pattern match; where a storage has it
/// not, nobody can choose a photo: <see cref="RefusalCode.NotSupported"/>.
/// </summary>
/// <remarks>Each write is atomic and durable when its task ends. A photo is of one project: the same picture in another one is another row. Thread-safe, several hosts at once.</remarks>
public interface IPhotoStore
{
    /// <summary>Keeps a photo, from now on as one that was never unused. One that is there already stays as it is.</summary>
    /// <param name="project">The project.</param>
    /// <param name="photo">The photo.</param>
    /// <param name="cancellation">Before the write: nothing is written.</param>
    /// <exception cref="ArgumentException">There is no such project.</exception>
    Task PutAsync(ProjectId project, Photo photo, CancellationToken cancellation);

    /// <summary>The photo, or null.</summary>
    /// <param name="project">The project.</param>
    /// <param name="id">Its name.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<Photo?> FindAsync(ProjectId project, PhotoId id, CancellationToken cancellation);

    /// <summary>
    /// Notes for each photo that no member has when that was seen first, and removes those of which it was noted at <paramref name="before"/> or earlier.
    /// A photo that a member has is noted as used again, and stays.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="now">What is noted of photos that are found unused for the first time.</param>
    /// <param name="before">Photos unused since then are removed; earlier than <paramref name="now"/>.</param>
    /// <param name="limit">How many are removed at most; 1 to 1,000. A step is short, so that nobody waits for it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>How many were removed.</returns>
    Task<int> SweepAsync(ProjectId project, Instant now, Instant before, int limit, CancellationToken cancellation);
}

using MultiChat.Photos;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with keeping photos.</summary>
internal static class PhotoMistakes
{
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    public static IEnumerable<Mistake> All =>
    [
        In("calls every photo a JPEG", "Photo.PhotoIsKept", inner => new OneKind(inner)),
        In("cuts long photos", "Photo.PhotoIsKept", inner => new Cutting(inner)),
        In("removes a photo before its bound", "Photo.UnusedPhotoIsSwept", inner => new Sweeping(inner, (before, limit) => (before + Millisecond, limit))),
        In("removes a photo after its bound", "Photo.UnusedPhotoIsSwept", inner => new Sweeping(inner, (before, limit) => (before - Millisecond, limit))),
        In("sweeps all photos at once", "Photo.StepsAreBounded", inner => new Sweeping(inner, (before, _) => (before, 1_000))),
        In("leaves a photo unused that is put again", "Photo.RenewedPhotoStays", inner => new FirstPut(inner)),
        In("sweeps the photos of members", "Photo.UsedPhotoStays", inner => new Careless(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IPhotoStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Projects)] = spoil((IPhotoStore)storage.Projects) });

    private sealed class OneKind(IPhotoStore inner)
    {
        public Task PutAsync(ProjectId project, Photo photo, CancellationToken cancellation) =>
            inner.PutAsync(project, photo with { ContentType = "image/jpeg" }, cancellation);
    }

    private sealed class Cutting(IPhotoStore inner)
    {
        public Task PutAsync(ProjectId project, Photo photo, CancellationToken cancellation) =>
            inner.PutAsync(project, photo with { Bytes = photo.Bytes[..Math.Min(photo.Bytes.Length, 65_535)] }, cancellation);
    }

    private sealed class Sweeping(IPhotoStore inner, Func<Instant, int, (Instant Before, int Limit)> spoil)
    {
        public Task<int> SweepAsync(ProjectId project, Instant now, Instant before, int limit, CancellationToken cancellation)
        {
            var spoiled = spoil(before, limit);
            return inner.SweepAsync(project, now, spoiled.Before, spoiled.Limit, cancellation);
        }
    }

    private sealed class FirstPut(IPhotoStore inner)
    {
        public async Task PutAsync(ProjectId project, Photo photo, CancellationToken cancellation)
        {
            if (await inner.FindAsync(project, photo.Id, cancellation) is null)
            {
                await inner.PutAsync(project, photo, cancellation);
            }
        }
    }

    /// <summary>Says of each photo that it was removed, as a store does that forgets to ask the members.</summary>
    private sealed class Careless(IPhotoStore inner)
    {
        public async Task<int> SweepAsync(ProjectId project, Instant now, Instant before, int limit, CancellationToken cancellation) =>
            await inner.SweepAsync(project, now, before, limit, cancellation)
            + ((await ((MultiChat.Team.IProjectStore)inner).ListAsync(cancellation)).Single(team => team.Project.Id == project).Members.Any(member => member.Photo is not null) ? 1 : 0);
    }
}

using MultiChat.Photos;
using NodaTime;

namespace MultiChat.InMemory;

/// <summary>The photos of one project's team. Whoever calls sees to the turns.</summary>
internal sealed class InMemoryPhotos
{
    private readonly Dictionary<PhotoId, Kept> _photos = [];

    public void Put(Photo photo) =>
        _photos[photo.Id] = new Kept(_photos.GetValueOrDefault(photo.Id)?.Photo ?? photo with { Bytes = photo.Bytes.ToArray() }, UnusedSince: null);

    public Photo? Find(PhotoId id) => _photos.GetValueOrDefault(id)?.Photo;

    public int Sweep(IReadOnlySet<PhotoId> used, Instant now, Instant before, int limit)
    {
        foreach (var (id, kept) in _photos.ToList())
        {
            _photos[id] = kept with { UnusedSince = used.Contains(id) ? null : kept.UnusedSince ?? now };
        }

        var gone = _photos.Where(photo => photo.Value.UnusedSince <= before).Select(photo => photo.Key).Take(limit).ToList();
        gone.ForEach(id => _photos.Remove(id));
        return gone.Count;
    }

    private sealed record Kept(Photo Photo, Instant? UnusedSince);
}

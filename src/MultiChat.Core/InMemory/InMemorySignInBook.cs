using MultiChat.Team;
using NodaTime;

namespace MultiChat.InMemory;

internal sealed class InMemorySignInBook : ISignInBook
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Tries, Instant EndsAt)> _tries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownDevice> _devices = new(StringComparer.Ordinal);

    public Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            if (counts.Any(count => TriesOf(count, now) >= count.Limit))
            {
                return false;
            }

            foreach (var count in counts)
            {
                var tries = TriesOf(count, now);
                _tries[count.Key] = (tries + 1, tries == 0 ? now + count.Window : _tries[count.Key].EndsAt);
            }

            return true;
        }
    });

    public Task GiveTryBackAsync(IReadOnlyCollection<TryCount> counts, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            foreach (var count in counts.Where(count => _tries.ContainsKey(count.Key)))
            {
                var (tries, endsAt) = _tries[count.Key];
                if (count.EndsWithRightPassword || tries <= 1)
                {
                    _tries.Remove(count.Key);
                }
                else
                {
                    _tries[count.Key] = (tries - 1, endsAt);
                }
            }
        }
    });

    public Task AddDeviceAsync(KnownDevice device, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            _devices[Convert.ToHexString(device.Hash)] = device;
            Remove(_devices, _devices.Where(known => known.Value.Account == device.Account)
                .OrderByDescending(known => known.Value.ExpiresAt).Skip(KnownDevice.MostPerAccount));
        }
    });

    public Task<KnownDevice?> FindDeviceAsync(byte[] hash, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            return _devices.GetValueOrDefault(Convert.ToHexString(hash));
        }
    });

    public int Sweep(Instant now, int limit)
    {
        lock (_gate)
        {
            return Remove(_tries, _tries.Where(count => count.Value.EndsAt <= now).OrderBy(count => count.Value.EndsAt).Take(limit))
                + Remove(_devices, _devices.Where(known => known.Value.ExpiresAt <= now).OrderBy(known => known.Value.ExpiresAt).Take(limit));
        }
    }

    private int TriesOf(TryCount count, Instant now) =>
        _tries.TryGetValue(count.Key, out var known) && now < known.EndsAt ? known.Tries : 0;

    private static int Remove<T>(Dictionary<string, T> from, IEnumerable<KeyValuePair<string, T>> ended)
    {
        var keys = ended.Select(one => one.Key).ToList();
        keys.ForEach(key => from.Remove(key));
        return keys.Count;
    }
}

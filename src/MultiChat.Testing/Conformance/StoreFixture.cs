using System.Globalization;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Sources;
using NodaTime;

namespace MultiChat.Testing.Conformance;

/// <summary>What a case works with: a fresh storage, and ids, instants and hashes that are the same in every run.</summary>
internal sealed class StoreFixture : IAsyncDisposable
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 22, 10, 0);

    private readonly StorageFactory _factory;
    private readonly SeededRandomSource _random = new(20_261_122);
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));
    private long _ticks;

    private StoreFixture(StorageFactory factory, ChatStorage storage)
    {
        _factory = factory;
        Storage = storage;
        Make = new CommitMaker(this);
    }

    /// <summary>The storage under test.</summary>
    public ChatStorage Storage { get; private set; }

    /// <summary>Cancelled when a case hangs.</summary>
    public CancellationToken Token => _patience.Token;

    public CommitMaker Make { get; }

    public static async Task<StoreFixture> CreateAsync(StorageFactory factory) =>
        new(factory, await factory.CreateAsync(CancellationToken.None));

    /// <summary>Whether the storage is one that can be reopened.</summary>
    public bool Survives => _factory.Survives;

    public async Task ReopenAsync() => Storage = await _factory.ReopenAsync(Storage, Token);

    /// <summary>An instant 1 ms after the last one given.</summary>
    public Instant NextInstant() => Start + Duration.FromMilliseconds(Interlocked.Increment(ref _ticks));

    public Guid NextId() => new IdMint(new ChatClock(TimeProvider.System), _random).At(NextInstant());

    /// <summary>A generated name of one word that no search looks for.</summary>
    public string NextName() => string.Concat(NextHash().Select(value => (char)('а' + (value % 32)))).ToUpperInvariant();

    public EventTag NextTag() => new(_random.NextInt64());

    /// <summary>32 random bytes, as a SHA-256 has.</summary>
    public byte[] NextHash()
    {
        var hash = new byte[32];
        _random.Fill(hash);
        return hash;
    }

    /// <summary>A saved project with a site.</summary>
    public async Task<StoreProject> AddProjectAsync()
    {
        var id = new ProjectId(NextId());
        var slug = id.ToString();
        var project = new Project { Id = id, Slug = slug, Name = $"Магазин {slug}", Language = "ru", Zone = "Europe/Moscow" };
        var site = new Site { Project = id, Id = new SiteId(NextId()), Key = NextId().ToString("D", CultureInfo.InvariantCulture) };
        await Storage.Projects.SaveProjectAsync(project, Token);
        await Storage.Projects.SaveSiteAsync(site, Token);
        return new StoreProject(this, project, site);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _factory.RemoveAsync(Storage);
        _patience.Dispose();
    }
}

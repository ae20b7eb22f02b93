namespace MultiChat.Browser.Browsing;

/// <summary>
/// What people write and how it arrives. <see cref="Pages"/>, <see cref="Trouble"/> and <see cref="Restarts"/> run beside it, as many at once
/// as there are cores: four of a like length leave no core idle for long.
/// </summary>
[CollectionDefinition(nameof(Talk))]
public sealed class Talk : ICollectionFixture<Chromium>, ICollectionFixture<WholeChromium>;

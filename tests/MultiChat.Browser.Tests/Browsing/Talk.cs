namespace MultiChat.Browser.Browsing;

/// <summary>What people write and how it arrives. Tests of <see cref="Pages"/> and <see cref="Trouble"/> run beside it, as many at once as there are cores.</summary>
[CollectionDefinition(nameof(Talk))]
public sealed class Talk : ICollectionFixture<Chromium>;

namespace MultiChat.Browser.Browsing;

/// <summary>What people write and how it arrives. Runs beside <see cref="Pages"/>, and nothing else does: two tests at once are enough for one machine.</summary>
[CollectionDefinition(nameof(Talk))]
public sealed class Talk : ICollectionFixture<Chromium>;

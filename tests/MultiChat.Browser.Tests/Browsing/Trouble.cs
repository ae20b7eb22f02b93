namespace MultiChat.Browser.Browsing;

/// <summary>Lines that fail: much of it is waiting.</summary>
[CollectionDefinition(nameof(Trouble))]
public sealed class Trouble : ICollectionFixture<Chromium>, ICollectionFixture<WholeChromium>;

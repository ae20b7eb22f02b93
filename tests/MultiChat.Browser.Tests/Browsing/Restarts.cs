namespace MultiChat.Browser.Browsing;

/// <summary>Hosts that end and begin again.</summary>
[CollectionDefinition(nameof(Restarts))]
public sealed class Restarts : ICollectionFixture<Chromium>;

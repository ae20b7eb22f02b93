namespace MultiChat.Browser.Browsing;

/// <summary>What the two apps are like: keys, looks, accessibility, policies.</summary>
[CollectionDefinition(nameof(Pages))]
public sealed class Pages : ICollectionFixture<Chromium>;

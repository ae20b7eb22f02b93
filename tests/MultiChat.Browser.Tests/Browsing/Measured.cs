namespace MultiChat.Browser.Browsing;

/// <summary>What is measured, with nothing beside it.</summary>
[CollectionDefinition(nameof(Measured), DisableParallelization = true)]
public sealed class Measured : ICollectionFixture<Chromium>;

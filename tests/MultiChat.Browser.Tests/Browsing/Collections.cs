namespace MultiChat.Browser.Browsing;

/// <summary>What people write and how it arrives. Runs beside <see cref="Pages"/>, and nothing else does: two pages of a chat are enough for one machine.</summary>
[CollectionDefinition(nameof(Talk))]
public sealed class Talk : ICollectionFixture<Chromium>;

/// <summary>What the two apps are like: keys, looks, accessibility, policies, addresses.</summary>
[CollectionDefinition(nameof(Pages))]
public sealed class Pages : ICollectionFixture<Chromium>;

/// <summary>What is measured, with nothing beside it.</summary>
[CollectionDefinition(nameof(Measured), DisableParallelization = true)]
public sealed class Measured : ICollectionFixture<Chromium>;

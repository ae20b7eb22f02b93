namespace MultiChat.Hosting.Packages;

/// <summary>What needs the packages packs them once, and no two at the same time: they are packed from the folders that the build has made.</summary>
[CollectionDefinition(Name)]
public sealed class PackagesCollection : ICollectionFixture<PackedFeed>
{
    public const string Name = "Packages";
}

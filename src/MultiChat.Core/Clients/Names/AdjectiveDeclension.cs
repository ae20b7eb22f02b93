namespace MultiChat.Clients.Names;

/// <summary>How a Russian adjective's ending changes with gender: masculine, feminine, neuter.</summary>
internal enum AdjectiveDeclension
{
    /// <summary>-ый, -ая, -ое: добрый.</summary>
    Hard,

    /// <summary>-ой, -ая, -ое: золотой.</summary>
    Stressed,

    /// <summary>-ий, -яя, -ее: летний.</summary>
    Soft,

    /// <summary>-ий, -ая, -ое after г, к, х: тихий.</summary>
    Velar,

    /// <summary>-ий, -ая, -ее after ж, ш, ч, щ: хороший.</summary>
    Sibilant,
}

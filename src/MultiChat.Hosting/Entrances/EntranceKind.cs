namespace MultiChat.Hosting.Entrances;

/// <summary>What stands behind an endpoint of ours, in its metadata.</summary>
internal enum EntranceKind
{
    /// <summary>A file of the widget or the console.</summary>
    Page,

    /// <summary>A REST request, or the console's link.</summary>
    Request,

    /// <summary>A hub's connection, its negotiation and its polls.</summary>
    Hub,
}

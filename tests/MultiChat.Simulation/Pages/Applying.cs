namespace MultiChat.Simulation.Pages;

/// <summary>What came of giving a piece of the log to a view.</summary>
internal enum Applying
{
    Applied,
    /// <summary>Nothing new.</summary>
    Known,
    /// <summary>Ask the log from the view's place.</summary>
    Hole,
}

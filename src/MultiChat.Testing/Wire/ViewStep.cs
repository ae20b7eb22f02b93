namespace MultiChat.Testing.Wire;

/// <summary>What to do after a catch-up was given to a view (section 6 of docs/wire.md).</summary>
public enum ViewStep
{
    /// <summary>It is applied, and the view is up to date: send <c>Applied</c>.</summary>
    Applied,
    /// <summary>The view had it already.</summary>
    Known,
    /// <summary>There is a hole before it, or more behind it: call <c>Log</c> from the view's place.</summary>
    AskLog,
    /// <summary>Take a fresh snapshot.</summary>
    Resync,
}

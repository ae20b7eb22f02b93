using MultiChat.Storage.Sqlite.Search;

namespace MultiChat.Storage.Sqlite.Engine;

/// <summary>What the writer does beside commands: fills the full text and copies the write-ahead log into the file.</summary>
/// <remarks>
/// Goes by the machine's own time and not by the injected clock: it is no rule of the domain and must go on while a test holds its clock.
/// </remarks>
internal sealed class Housework
{
    // A page is 4 KiB, so the log is bounded near 64 MiB. A checkpoint under load is what makes the slowest writes slow.
    private const long PagesInLull = 4_000;
    private const long PagesAtLast = 16_384;
    private const long SearchMayLag = 1_000;

    private long _pagesBefore;
    private long _pagesAtLast = PagesAtLast;
    private long? _searchLagsSince = Environment.TickCount64;
    private bool _refills = true;

    /// <summary>Whether something is to be done in the next lull.</summary>
    /// <param name="database">The writing connection, or null where it was lost.</param>
    public bool IsWaiting(Database? database) =>
        _searchLagsSince is not null || _refills || (database is not null && PagesInLog(database) >= PagesInLull);

    /// <summary>Pages written since the log was last begun anew.</summary>
    /// <param name="database">The writing connection.</param>
    public long PagesInLog(Database database) => database.PagesWritten - _pagesBefore;

    /// <summary>Says that commands were committed.</summary>
    public void Wrote() => _searchLagsSince ??= Environment.TickCount64;

    /// <summary>Says that another connection is used from now on, which counts its pages from 0.</summary>
    public void ConnectionChanged() => (_pagesBefore, _pagesAtLast) = (0, PagesAtLast);

    /// <summary>Does one piece of what waits.</summary>
    /// <param name="database">The writing connection, outside a transaction.</param>
    public void DoInLull(Database database)
    {
        if (_searchLagsSince is not null)
        {
            FillSearch(database);
        }
        else if (PagesInLog(database) >= PagesInLull)
        {
            Checkpoint(database, patience: 0);
        }
        else if (_refills)
        {
            _refills = SearchFiller.RefillBatch(database);
        }
    }

    /// <summary>Does what cannot wait for a lull.</summary>
    /// <param name="database">The writing connection, outside a transaction.</param>
    public void DoUnderLoad(Database database)
    {
        if (_searchLagsSince is { } since && Environment.TickCount64 - since >= SearchMayLag)
        {
            FillSearch(database);
        }

        if (PagesInLog(database) >= _pagesAtLast)
        {
            Checkpoint(database, patience: 250);
        }
    }

    private void FillSearch(Database database)
    {
        if (!SearchFiller.FillBatch(database))
        {
            _searchLagsSince = null;
        }
    }

    private void Checkpoint(Database database, int patience)
    {
        if (database.TryCheckpoint(patience))
        {
            (_pagesBefore, _pagesAtLast) = (database.PagesWritten, PagesAtLast);
        }
        else
        {
            // A reader is in the way. Not after each group again, but before the log has grown by much.
            _pagesAtLast = PagesInLog(database) + (PagesAtLast / 16);
        }
    }
}

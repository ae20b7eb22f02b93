namespace MultiChat.Storage.Sqlite.Engine;

/// <summary>What must be so before a file is used.</summary>
internal static class FileChecks
{
    private const string Full = "2";
    private const string Normal = "1";

    /// <summary>Makes a missing folder; throws where the path cannot be a file that is written.</summary>
    /// <param name="path">The full path.</param>
    public static void Prepare(string path)
    {
        if (Directory.Exists(path))
        {
            throw OpenFailure.IsFolder(path);
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OpenFailure.CannotMakeFolder(path, e);
        }

        if (File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
        {
            throw OpenFailure.CannotWriteFile(path, null);
        }
    }

    /// <summary>Reads back what the writing connection was told, and returns the value of <c>synchronous</c>.</summary>
    /// <param name="database">The writing connection.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="survivesPowerLoss">What is wanted.</param>
    public static string RequirePragmas(Database database, string path, bool survivesPowerLoss)
    {
        if (database.AskOnce("PRAGMA journal_mode") is var mode && mode != "wal")
        {
            throw OpenFailure.NoLog(path, mode ?? "unknown");
        }

        var synchronous = database.AskOnce("PRAGMA synchronous") ?? "unknown";
        return synchronous == (survivesPowerLoss ? Full : Normal) ? synchronous : throw OpenFailure.NotDurable(path, synchronous);
    }
}

using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace MultiChat.Hosting.Configuration;

/// <summary>Reads a file of time zones again whenever it changes (rule S4). One that cannot be used leaves the rules as they are, and says so.</summary>
internal sealed partial class ZoneFileWatch(ChatEngine chat, MultiChatOptions options, ILogger<ZoneFileWatch> log) : IHostedService, IDisposable
{
    private PhysicalFileProvider? _folder;
    private IDisposable? _watch;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Rules.TimeZones is ZoneFile zones)
        {
            _folder = new PhysicalFileProvider(Path.GetDirectoryName(zones.Path)!);
            _watch = ChangeToken.OnChange(() => _folder.Watch(Path.GetFileName(zones.Path)), () => Renew(zones));
            if (zones.HasChanged)
            {
                Renew(zones);
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _watch?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _folder?.Dispose();

    private void Renew(ZoneFile zones)
    {
        // A file that is still being written is read again when its end has come.
        if (ZoneFile.TryRead(zones.Path) is not { } others)
        {
            LogUnreadable(log, zones.Path, zones.VersionId);
            return;
        }

        try
        {
            chat.ThrowUnlessKnown(others);
        }
        catch (InvalidOperationException lacking)
        {
            LogLacking(log, zones.Path, zones.VersionId, lacking.Message);
            return;
        }

        zones.Use(others);
        chat.RenewTimeZones();
        LogRenewed(log, others.VersionId, zones.Path);
    }

    [LoggerMessage(1950, LogLevel.Information, "Time zones are by {Version} from now on, from {File}.")]
    private static partial void LogRenewed(ILogger log, string version, string file);

    [LoggerMessage(1951, LogLevel.Warning, "{File} has changed and cannot be read as time zones. Those of {Version} stay in use.")]
    private static partial void LogUnreadable(ILogger log, string file, string version);

    [LoggerMessage(1952, LogLevel.Error, "{File} has changed and lacks a time zone in use, so those of {Version} stay in use. {Lacking}")]
    private static partial void LogLacking(ILogger log, string file, string version, string lacking);
}

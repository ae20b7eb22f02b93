using Microsoft.Extensions.Logging;
using NodaTime;

namespace MultiChat.Hosting.Configuration;

/// <summary>A file of time zones that is replaced while the app runs (rule S4).</summary>
public sealed class ZoneFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("multichat-zones-").FullName;

    private string File => Path.Combine(_folder, "zones.nzd");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_is_read_again_when_another_takes_its_place_and_one_that_cannot_be_read_changes_nothing()
    {
        Put(Tzdb());
        var zones = ZoneFile.Open(File)!;
        await using var host = await TestHost.StartAsync(options => options.Rules.TimeZones = zones);
        var before = zones["Europe/Moscow"];

        Put(Damaged(Tzdb()));
        await host.Log.WaitForAsync(line => line.Contains("cannot be read as time zones", StringComparison.Ordinal));
        zones["Europe/Moscow"].Should().BeSameAs(before);

        Put([1, 2, 3]);
        await host.Log.WaitForAsync(line => line.Contains("cannot be read as time zones", StringComparison.Ordinal));
        zones["Europe/Moscow"].Should().BeSameAs(before);

        Put(Tzdb());
        await host.Log.WaitForAsync(line => line.Contains("from now on, from", StringComparison.Ordinal));
        zones["Europe/Moscow"].Should().NotBeSameAs(before);
    }

    [Fact]
    public async Task One_that_was_replaced_before_the_app_had_started_is_not_missed()
    {
        Put(Tzdb());
        System.IO.File.SetLastWriteTimeUtc(File, DateTime.UnixEpoch);
        var zones = ZoneFile.Open(File)!;
        var before = zones["Europe/Moscow"];
        Put(Tzdb());

        await using var host = await TestHost.StartAsync(options => options.Rules.TimeZones = zones);

        zones["Europe/Moscow"].Should().NotBeSameAs(before);
    }

    /// <summary>As who replaces it should: at once, by a rename.</summary>
    private void Put(byte[] content)
    {
        var beside = Path.Combine(_folder, "next");
        System.IO.File.WriteAllBytes(beside, content);
        System.IO.File.Move(beside, File, overwrite: true);
    }

    /// <summary>The names are there, and some of the rules are not.</summary>
    private static byte[] Damaged(byte[] content)
    {
        content.AsSpan(content.Length / 3, 2_000).Fill(0xff);
        return content;
    }

    private static byte[] Tzdb()
    {
        using var resource = typeof(DateTimeZone).Assembly.GetManifestResourceStream("NodaTime.TimeZones.Tzdb.nzd")!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}

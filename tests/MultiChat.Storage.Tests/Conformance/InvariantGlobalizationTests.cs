using System.Diagnostics;

namespace MultiChat.Storage.Conformance;

/// <summary>A container without ICU: the stores find the same, and know the same e-mails.</summary>
public sealed class InvariantGlobalizationTests
{
    private const string Cases = "DisplayName~Search|DisplayName~AccountStore|DisplayName~Team.|DisplayName~KeptText";

    [Fact]
    public async Task The_stores_keep_the_rules_where_globalization_is_invariant()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList =
            {
                "vstest",
                typeof(InvariantGlobalizationTests).Assembly.Location,
                $"--TestCaseFilter:(FullyQualifiedName~InMemoryConformanceTests|FullyQualifiedName~SqliteConformanceTests)&({Cases})",
            },
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.Should().Be(0, output);
        output.Should().Contain("Passed: ");
    }
}

using MultiChat.Crash.Hosts;

namespace MultiChat.Crash;

/// <summary>The harness is tested too: a host that answers before it commits must be found out.</summary>
[Collection(MachineCollection.Name)]
public sealed class EarlyAnswerTests
{
    [Fact]
    public async Task An_answer_before_the_commit_is_found_as_a_lost_message()
    {
        await using var storage = new SqliteCrashStorage();

        var figures = await new KillCycles(storage, seed: 1, "--early").RunAsync(1);

        figures.Findings.Lost.Should().NotBeEmpty(figures.ToString());
    }
}

using System.Diagnostics;
using MultiChat.Simulation.Faults;
using MultiChat.Simulation.Mistakes;

namespace MultiChat.Simulation;

public sealed class SimulationTests
{
    private const int Many = 300;

    [Fact]
    public void Three_hundred_seeds_keep_every_invariant_and_every_fault_meets_every_command()
    {
        var results = Seeds.Run(from: 1, Many, seed => new WorldPlan { Seed = seed });

        results.Where(result => !result.IsSound)
            .Select(result => $"--seed {result.Seed} --steps {result.Steps}: invariant {result.Invariant}: {result.Reason}")
            .Should().BeEmpty();
        new Report(results).Zeros(new HashSet<FaultKind>()).Should().BeEmpty();
        results.Sum(result => result.Accepted).Should().BeGreaterThan(Many * 20);
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        var plan = new WorldPlan { Seed = 4 };

        Simulation.Run(plan).Hash.Should().Be(Simulation.Run(plan).Hash);
        Simulation.Run(plan with { Seed = 5 }).Hash.Should().NotBe(Simulation.Run(plan).Hash);
    }

    [Fact] // where hashes of keys differ
    public async Task The_same_seeds_give_the_same_runs_in_another_process()
    {
        const int Few = 12;
        var program = Path.Combine(AppContext.BaseDirectory, "MultiChat.Simulation.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--seeds", $"{Few}"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var another = Process.Start(start)!;

        var printed = await another.StandardOutput.ReadToEndAsync();
        await another.WaitForExitAsync();

        var here = new Report(Seeds.Run(from: 1, Few, seed => new WorldPlan { Seed = seed })).Hash;
        printed.Should().EndWith($"hash {here:x16}{Environment.NewLine}");
    }

    [Theory]
    [InlineData(492)] // a second Open while the first is answered slowly
    [InlineData(2_939)]
    [InlineData(3_396)]
    [InlineData(334)] // a host starts, and reads the switches while another moves one
    [InlineData(1_651)] // a Join answers otherwise than the last push of availability said
    [InlineData(824)] // a read mark, a card, a switch that the store took and did not say so
    [InlineData(2_023)]
    [InlineData(4_338)]
    [InlineData(2_948)] // a tab is closed with an answer on its way in a dialog that no other tab shows
    [InlineData(7_922)]
    [InlineData(2_106)] // the clock is set while a closing is held back, and set back after one was shown
    [InlineData(9_413)]
    [InlineData(6_859)] // a crash loses a mark that a page knows of
    public void A_seed_that_once_broke_an_invariant_is_sound(int seed) =>
        Simulation.Run(new WorldPlan { Seed = seed }).Reason.Should().BeNull();

    [Fact]
    public void A_run_is_not_changed_by_being_watched()
    {
        using var trace = new StringWriter();
        using var pages = new StringWriter();

        Simulation.Run(new WorldPlan { Seed = 9 }, trace, pages).Hash.Should().Be(Simulation.Run(new WorldPlan { Seed = 9 }).Hash);
        trace.ToString().Should().Contain("commit").And.Contain("fault").And.Contain("calm");
        pages.ToString().Should().Contain("V101.1");
    }

    [Theory]
    [InlineData("a retry makes a new id", "3")]
    [InlineData("a page sends two at once", "M11")]
    [InlineData("the mark's timer runs on the wall clock", "11")]
    [InlineData("the answer comes before the commit", "1")]
    [InlineData("a message's text stands in its event", "25")]
    [InlineData("the first answer does not take", "14")]
    [InlineData("every message adds an inquiry", "20")]
    [InlineData("a slice's border skips an event", "5")]
    [InlineData("an edit is checked in the page alone", "10")]
    [InlineData("delivered is set when the push is written", "12")]
    [InlineData("a visitor is told the generated name", "26")]
    [InlineData("a visitor is shown a note", "21")]
    [InlineData("a ticket opens another visitor's chat", "23")]
    [InlineData("a lost hint is lost news", "7")]
    [InlineData("a dead host's presence is kept", "M4")]
    [InlineData("what a host has missed is not looked at", "16")]
    [InlineData("a view after a reload counts from the opening", "11")]
    public void A_planted_mistake_is_found_by_its_invariant(string mistake, string invariant)
    {
        var broken = AllMistakes.Find(AllMistakes.List.Single(one => one.Name == mistake), from: 1, seeds: 30);

        broken!.Invariant.Should().Be(invariant);
    }
}

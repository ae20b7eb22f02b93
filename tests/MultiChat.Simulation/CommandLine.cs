using System.Globalization;
using MultiChat.Simulation.Faults;

namespace MultiChat.Simulation;

/// <summary>What the program was asked for.</summary>
internal sealed record CommandLine
{
    public const string Usage =
        "--seeds 300 [--from 1] [--traces FOLDER] | --seed 42 [--steps 317] [--trace] | --mistakes [--mistake name] [--seeds 100]; [--without Cut,Restart]";

    public long From { get; private init; } = 1;

    public int Seeds { get; private init; } = 300;

    public long? Seed { get; private init; }

    public int Steps { get; private init; } = WorldPlan.DefaultSteps;

    public bool Trace { get; private init; }

    /// <summary>Where to leave what the pages' models did, or null.</summary>
    public string? Traces { get; private init; }

    public bool Mistakes { get; private init; }

    /// <summary>The one mistake to plant, or null.</summary>
    public string? Mistake { get; private init; }

    public IReadOnlySet<FaultKind> Without { get; private init; } = new HashSet<FaultKind>();

    /// <exception cref="ArgumentException">An argument is unknown or lacks its value.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var asked = new CommandLine();
        for (var i = 0; i < arguments.Count; i++)
        {
            asked = arguments[i] switch
            {
                "--trace" => asked with { Trace = true },
                "--traces" => asked with { Traces = Value() },
                "--mistakes" => asked with { Mistakes = true },
                "--from" => asked with { From = Number(Value()) },
                "--seeds" => asked with { Seeds = (int)Number(Value()) },
                "--seed" => asked with { Seed = Number(Value()) },
                "--steps" => asked with { Steps = (int)Number(Value()) },
                "--mistake" => asked with { Mistake = Value() },
                "--without" => asked with { Without = Value().Split(',').Select(name => Enum.Parse<FaultKind>(name, ignoreCase: true)).ToHashSet() },
                var unknown => throw new ArgumentException($"{unknown} is not known. {Usage}", nameof(arguments)),
            };

            string Value() => ++i < arguments.Count ? arguments[i] : throw new ArgumentException($"A value is missing. {Usage}", nameof(arguments));
        }

        return asked;
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

namespace MultiChat.Benchmarks;

/// <summary>One line of a table: ours beside its reference of the same round. The ratio is the median of the rounds' ratios.</summary>
/// <param name="what">What is measured, with its unit.</param>
/// <param name="aim">What the ratio should be, in words.</param>
internal sealed class Comparison(string what, string aim)
{
    private readonly List<(double Ours, double Reference)> _rounds = [];

    /// <summary>The table's head.</summary>
    public static void PrintHead(string reference)
    {
        Console.WriteLine($"| | ours | {reference} | ratio | aim |");
        Console.WriteLine("| --- | ---: | ---: | ---: | --- |");
    }

    /// <summary>Takes a round.</summary>
    public void Add(double ours, double reference) => _rounds.Add((ours, reference));

    /// <summary>Prints the line.</summary>
    public void Print()
    {
        var (ours, reference) = (Figures.Median(_rounds.Select(round => round.Ours)), Figures.Median(_rounds.Select(round => round.Reference)));
        var ratio = Figures.Median(_rounds.Select(round => round.Ours / round.Reference));
        Figures.Print($"| {what} | {Short(ours)} | {Short(reference)} | {ratio:F2} | {aim} |");
    }

    private static string Short(double figure) =>
        figure.ToString(figure >= 100 ? "N0" : "F2", System.Globalization.CultureInfo.InvariantCulture);
}

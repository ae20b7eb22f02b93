using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;

namespace MultiChat.Hosting.Wire;

/// <summary>Each code has the status that docs/wire.md says.</summary>
public sealed class ProblemStatusTests
{
    [Fact]
    public void Every_code_of_the_page_has_its_status_and_every_code_is_on_the_page()
    {
        var page = PageOf(File.ReadAllLines(Repository.PathOf("docs/wire.md")));
        var problems = new Problems(NullLogger<Problems>.Instance);
        var answered = Refusals().Concat(WireProblems()).Append(Outdated()).Append(new InvalidOperationException("Ours."))
            .Select(failure => problems.Of(failure, "trace"))
            .Select(answer => (Code: answer.Problem["code"]!.GetValue<string>(), answer.Status))
            .Distinct();

        answered.Should().BeEquivalentTo(page);
    }

    /// <summary>The rows like <c>| `busy` `too_many` | 503 | … |</c>.</summary>
    private static (string Code, int Status)[] PageOf(IEnumerable<string> lines) =>
    [
        .. from line in lines
           let cells = line.Split('|', StringSplitOptions.TrimEntries)
           where cells is ["", ['`', ..], { Length: 3 }, ..] && int.TryParse(cells[2], CultureInfo.InvariantCulture, out _)
           from code in cells[1].Split(' ')
           select (code.Trim('`'), int.Parse(cells[2], CultureInfo.InvariantCulture)) into row
           group row by row into one
           select one.Key,
    ];

    private static IEnumerable<Exception> Refusals() => typeof(RefusalCode).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.FieldType == typeof(RefusalCode))
        .Select(field => new Refusal((RefusalCode)field.GetValue(null)!, ""));

    private static Exception Outdated() => FluentActions.Invoking(() => Builds.ThrowIfOutdated("0.0.1-page")).Should().Throw<WireException>().Which;

    private static IEnumerable<Exception> WireProblems() => typeof(WireException).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(made => made.ReturnType == typeof(WireException))
        .Select(made => (Exception)made.Invoke(null, [.. made.GetParameters().Select(one => one.ParameterType == typeof(int) ? (object)1 : "")])!);
}

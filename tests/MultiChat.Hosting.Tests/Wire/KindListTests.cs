using System.Text.Json;
using System.Text.RegularExpressions;
using MultiChat.Reading;

namespace MultiChat.Hosting.Wire;

/// <summary>The kinds of items that a reader's page is given are listed in several places; each has those that there are, and no other.</summary>
public sealed partial class KindListTests
{
    private static readonly string[] OfVisitor = [.. Enum.GetNames<VisitorItemKind>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    [Fact]
    public void The_pages_list_of_the_visitors_kinds_is_the_readings() => JsonSerializer
        .Deserialize<string[]>(File.ReadAllText(Repository.PathOf("tests", "vectors", "visitor-kinds.json"))).Should().BeEquivalentTo(OfVisitor);

    [Fact]
    public void The_wires_page_has_them()
    {
        var visitors = File.ReadAllText(Repository.PathOf("docs", "wire.md")).Split("\n## ").Single(part => part.StartsWith("3. Visitors", StringComparison.Ordinal));
        var table = visitors.Split("| kind |")[1].Split("\n\n")[0];

        Kind().Matches(table).SelectMany(row => row.Groups["kind"].Captures).Select(kind => kind.Value).Should().BeEquivalentTo(OfVisitor);
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void Each_has_a_form_on_the_wire(VisitorItemKind kind) =>
        Visitors.WireVisitorItem.Of(new VisitorItem { EventSeq = 1, At = default, Kind = kind }).Kind
            .Should().Be(JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()));

    public static TheoryData<VisitorItemKind> Items => [.. Enum.GetValues<VisitorItemKind>()];

    [GeneratedRegex(@"^\|( `(?<kind>\w+)`)+ \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Kind();
}

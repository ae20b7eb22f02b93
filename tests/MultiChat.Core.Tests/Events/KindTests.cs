using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MultiChat.Reading;
using MultiChat.Testing.Wire;

namespace MultiChat.Events;

public sealed class KindTests
{
    [Theory] // planted: a kind that says for nobody that it is for nobody
    [InlineData("public override Audience Audience => Audience.Nobody;", new string[0])]
    [InlineData("", new[] { "CS0534" })]
    public void A_kind_that_does_not_say_for_whom_it_is_does_not_compile(string audience, string[] errors)
    {
        var planted = $$"""
            using MultiChat.Events;
            public sealed record Planted : LogEvent { {{audience}} private protected override string KindName => "planted"; }
            """;

        // Under a name that Core lets in: to others the hierarchy is closed.
        var compilation = CSharpCompilation.Create(
            "MultiChat.Core.Tests",
            [CSharpSyntaxTree.ParseText(planted)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.Id).Should().Equal(errors);
    }

    [Fact]
    public void The_view_for_tests_knows_the_kinds_that_its_reader_is_given()
    {
        DialogView.OfVisitor().Kinds.Should().BeEquivalentTo(Enum.GetNames<VisitorItemKind>().Select(JsonNamingPolicy.CamelCase.ConvertName));
        DialogView.OfDesk().Kinds.Should().BeEquivalentTo(
            EventVector.All.Where(vector => vector.For.Contains("desk")).Select(vector => vector.Kind).Distinct()).And.BeSubsetOf(LogEvent.KnownKinds);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MultiChat.Floors;

/// <summary>Finds the arrows between the rooms of some sources, by what their names mean to the compiler. Comments draw none.</summary>
internal static class Arrows
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.None);

    /// <summary>A name that means nothing: it would draw no arrow.</summary>
    private static readonly string[] Meaningless = ["CS0103", "CS0234", "CS0246"];

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) != "MultiChat.Core")
            .Select(file => MetadataReference.CreateFromFile(file)),
    ]);

    /// <param name="sources">Each source under its path from the root of the rooms.</param>
    /// <param name="roomOf">The room of a path.</param>
    public static IReadOnlyList<Arrow> Find(IEnumerable<KeyValuePair<string, string>> sources, Func<string, string> roomOf)
    {
        const string Implicit = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, Parsing, source.Key)).ToList();
        var compilation = CSharpCompilation.Create(
            "Rooms",
            trees.Append(CSharpSyntaxTree.ParseText(Implicit, Parsing)),
            References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        compilation.GetDiagnostics().Where(found => Meaningless.Contains(found.Id)).Should().BeEmpty();
        return [.. trees.SelectMany(tree => Of(tree, compilation.GetSemanticModel(tree), roomOf)).Distinct()];
    }

    private static IEnumerable<Arrow> Of(SyntaxTree tree, SemanticModel model, Func<string, string> roomOf) =>
        from name in tree.GetRoot().DescendantNodes(node => node is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>()
        let type = TypeOf(model.GetSymbolInfo(name).Symbol)
        let home = type?.Locations.FirstOrDefault(location => location.IsInSource)?.SourceTree!.FilePath
        where home is not null && roomOf(home) != roomOf(tree.FilePath)
        select new Arrow(roomOf(tree.FilePath), roomOf(home), Path.GetFileNameWithoutExtension(tree.FilePath), type!.Name);

    private static INamedTypeSymbol? TypeOf(ISymbol? symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type?.OriginalDefinition;
    }
}

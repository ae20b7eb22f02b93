using System.Reflection;
using System.Xml.Linq;

namespace MultiChat;

/// <summary>The arrows between the assemblies point one way.</summary>
public sealed class ArrowTests
{
    [Theory]
    [InlineData("MultiChat.Core", "")]
    [InlineData("MultiChat.Storage.Sqlite", "MultiChat.Core")]
    [InlineData("MultiChat.Storage.PostgreSql", "MultiChat.Core")]
    [InlineData("MultiChat.Mail", "MultiChat.Core")]
    [InlineData("MultiChat.Testing", "MultiChat.Core")]
    [InlineData("MultiChat.Hosting", "MultiChat.Core")]
    public void A_shipped_assembly_references_only(string project, string allowed)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"));

        file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Should().BeEquivalentTo(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("MultiChat.Core")]
    [InlineData("MultiChat.Storage.Sqlite")]
    [InlineData("MultiChat.Storage.PostgreSql")]
    [InlineData("MultiChat.Mail")]
    [InlineData("MultiChat.Testing")]
    public void Nothing_but_hosting_knows_AspNet(string project)
    {
        var file = File.ReadAllText(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"));

        file.Should().NotContain("AspNetCore");
    }

    [Fact]
    public void Core_depends_on_these_packages_only()
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", "MultiChat.Core", "MultiChat.Core.csproj"));

        file.Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value)
            .Should().BeEquivalentTo("NodaTime", "System.Reactive", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Options");
    }

    [Fact]
    public void Every_public_class_is_sealed_abstract_or_static()
    {
        var open = typeof(ChatEngine).Assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false });

        open.Should().BeEmpty();
    }

    [Fact]
    public void A_cancellation_token_is_always_last_optional_on_doors_and_required_on_ports()
    {
        foreach (var method in typeof(ChatEngine).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)))
        {
            var tokens = method.GetParameters().Where(parameter => parameter.ParameterType == typeof(CancellationToken)).ToList();
            if (tokens.Count == 0)
            {
                continue;
            }

            var name = $"{method.DeclaringType!.Name}.{method.Name}";
            tokens.Should().ContainSingle(name);
            tokens[0].Position.Should().Be(method.GetParameters().Length - 1, name);
            tokens[0].IsOptional.Should().Be(!method.DeclaringType.IsInterface && method.DeclaringType != typeof(ChatStorage) && !typeof(ChatStorage).IsAssignableFrom(method.DeclaringType), name);
        }
    }

    [Fact]
    public void A_port_has_one_to_five_members()
    {
        var ports = typeof(ChatEngine).Assembly.GetExportedTypes().Where(type => type.IsInterface);

        ports.Should().AllSatisfy(port => port.GetMembers().Length.Should().BeInRange(1, 5, port.Name));
    }
}

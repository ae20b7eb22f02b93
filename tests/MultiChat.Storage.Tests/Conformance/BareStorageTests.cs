using MultiChat.InMemory;
using MultiChat.Testing.Conformance;

namespace MultiChat.Storage.Conformance;

/// <summary>Abilities are optional: who wrote a storage before there was one is not asked for it.</summary>
public sealed class BareStorageTests
{
    private static readonly BareFactory Factory = new();

    public static TheoryData<string> Cases => [.. StoreSuites.CasesFor(Factory).Select(known => known.Name)];

    public static TheoryData<Type> Abilities =>
        [.. AbilitiesOf(new InMemoryStorage())];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task A_storage_without_abilities_keeps_the_rules(string name) => StoreSuites.Get(name).RunAsync(Factory);

    [Fact]
    public void It_has_none() =>
        AbilitiesOf(new BareStorage(new InMemoryStorage())).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Abilities))]
    public void What_happens_without_an_ability_stands_in_the_page_for_authors(Type ability) =>
        ConformancePage.Text.Should().Contain($"\n| `{ability.Name}` | ", "of what a storage may leave out the page says what is so without it");

    private static IEnumerable<Type> AbilitiesOf(ChatStorage storage) => typeof(ChatStorage).GetProperties()
        .Where(port => port.PropertyType.IsInterface)
        .SelectMany(port => BareStorage.AbilitiesOf(port.GetValue(storage)!, port.PropertyType));
}

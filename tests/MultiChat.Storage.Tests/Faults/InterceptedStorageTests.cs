using MultiChat.InMemory;
using MultiChat.Testing;
using MultiChat.Testing.Conformance;
using MultiChat.Testing.Faults;

namespace MultiChat.Storage.Faults;

public sealed class InterceptedStorageTests
{
    private static readonly InterceptedMemoryFactory Factory = new();

    public static TheoryData<string> Cases => [.. StoreSuites.CasesFor(Factory).Select(known => known.Name)];

    [Fact]
    public async Task Every_member_of_every_port_passes_the_interceptor_under_its_name()
    {
        foreach (var port in typeof(ChatStorage).GetProperties().Where(property => property.PropertyType.IsInterface))
        {
            foreach (var member in port.PropertyType.GetInterfaces().Append(port.PropertyType).SelectMany(contract => contract.GetMethods()))
            {
                var recorder = new CallRecorder(makesCalls: false);
                await using var storage = new InterceptedStorage(new InMemoryStorage(), recorder);

                member.Invoke(port.GetValue(storage), new object?[member.GetParameters().Length]);

                var call = recorder.Calls.Should().ContainSingle($"{port.Name}.{member} is one call").Subject;
                call.Name.Should().Be($"{port.Name}.{member.Name}");
                call.Writes.Should().Be(!IsReading(member.Name), call.Name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task An_intercepted_storage_keeps_the_rules(string name) => StoreSuites.Get(name).RunAsync(Factory);

    [Fact]
    public async Task Ending_a_session_is_a_write()
    {
        var recorder = new CallRecorder();
        await using var storage = new InterceptedStorage(new InMemoryStorage(), recorder);

        await storage.Accounts.FindSessionAsync([1], end: true, CancellationToken.None);

        recorder.Calls.Should().ContainSingle(call => call.Name == "Accounts.FindSessionAsync" && call.Writes);
    }

    [Fact]
    public async Task A_commit_is_carried_by_its_call()
    {
        var recorder = new CallRecorder();
        await using var chat = await TestChat.StartAsync(new InterceptedStorage(new InMemoryStorage(), recorder));
        await chat.AddOperatorAsync("anna");

        await chat.Visitors.SayAsync(await chat.AddVisitorAsync(), chat.NewMessageId(), "Hello");

        recorder.Calls.Should().ContainSingle(call => call.Commit != null)
            .Which.Commit!.Accepted!.Text.Should().Be("Hello");
    }

    private static bool IsReading(string method) =>
        method.StartsWith("Find", StringComparison.Ordinal)
        || method.StartsWith("List", StringComparison.Ordinal)
        || method.StartsWith("Read", StringComparison.Ordinal)
        || method.StartsWith("Search", StringComparison.Ordinal);
}

using MultiChat.InMemory;
using MultiChat.Projects;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Conformance;
using MultiChat.Testing.Faults;
using MultiChat.Testing.Twins;

namespace MultiChat.Storage.Faults;

public sealed class InterceptedStorageTests
{
    private static readonly InterceptedMemoryFactory Factory = new();

    public static TheoryData<string> Cases => [.. StoreSuites.CasesFor(Factory).Select(known => known.Name)];

    [Fact]
    public async Task Every_member_of_every_port_and_ability_passes_the_interceptor_under_its_name()
    {
        await using var inner = new InMemoryStorage();
        foreach (var port in typeof(ChatStorage).GetProperties().Where(property => property.PropertyType.IsInterface))
        {
            foreach (var member in PortInterfaces.Of(port.GetValue(inner)!).SelectMany(known => known.GetMethods()))
            {
                var recorder = new CallRecorder(makesCalls: false);
                var storage = new InterceptedStorage(inner, recorder);

                member.Invoke(port.GetValue(storage), new object?[member.GetParameters().Length]);

                var call = recorder.Calls.Should().ContainSingle($"{port.Name}.{member} is one call").Subject;
                call.Name.Should().Be($"{port.Name}.{member.Name}");
                call.Writes.Should().Be(!IsReading(member.Name), call.Name);
            }
        }
    }

    [Fact]
    public async Task A_port_is_the_same_each_time()
    {
        await using var storage = new InterceptedStorage(new InMemoryStorage(), new CallRecorder());

        storage.Dialogs.Should().BeSameAs(storage.Dialogs).And.NotBeSameAs(storage.Messages);
    }

    [Fact]
    public async Task Every_port_has_the_abilities_of_the_real_one()
    {
        await using var inner = new InMemoryStorage();
        var storage = new InterceptedStorage(inner, new CallRecorder());

        foreach (var port in typeof(ChatStorage).GetProperties().Where(property => property.PropertyType.IsInterface))
        {
            PortInterfaces.Of(port.GetValue(storage)!).Should().Equal(PortInterfaces.Of(port.GetValue(inner)!), port.Name);
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

    [Fact]
    public async Task A_call_carries_what_it_was_given_in_its_order()
    {
        var recorder = new CallRecorder(makesCalls: false);
        await using var storage = new InterceptedStorage(new InMemoryStorage(), recorder);
        var project = new ProjectId(Guid.CreateVersion7());

        await storage.Log.ReadAfterAsync(project, dialog: default, after: 3, limit: 7, CancellationToken.None);

        recorder.Calls.Should().ContainSingle()
            .Which.Arguments.Should().Equal(project, default(Dialogs.DialogId), 3L, 7);
    }

    [Fact]
    public async Task What_the_storage_throws_comes_through_as_it_was_thrown()
    {
        var inner = new InMemoryStorage();
        await using var storage = new InterceptedStorage(
            new Kit.BrokenStorage(inner) { [nameof(ChatStorage.Accounts)] = new Throwing() }, new CallRecorder());

        var atOnce = () => storage.Accounts.FindAsync("", CancellationToken.None);
        var later = () => storage.Accounts.SaveAsync(new Account { Id = default, Email = "" }, CancellationToken.None);

        (await atOnce.Should().ThrowExactlyAsync<StorageException>()).Which.StackTrace.Should().Contain(nameof(Throwing));
        (await later.Should().ThrowExactlyAsync<StorageException>()).Which.StackTrace.Should().Contain(nameof(Throwing));
    }

    private static bool IsReading(string method) =>
        method.StartsWith("Find", StringComparison.Ordinal)
        || method.StartsWith("List", StringComparison.Ordinal)
        || method.StartsWith("Read", StringComparison.Ordinal)
        || method.StartsWith("Search", StringComparison.Ordinal)
        || method.StartsWith("Count", StringComparison.Ordinal);

    private sealed class Throwing
    {
        public static Task<Account?> FindAsync(string email, CancellationToken cancellation) => throw new StorageException(email);

        public static async Task SaveAsync(Account account, CancellationToken cancellation)
        {
            await Task.Yield();
            throw new StorageException(account.Email);
        }
    }
}

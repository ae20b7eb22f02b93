using System.Reflection;
using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.InMemory;
using MultiChat.Messages;
using MultiChat.Storage.Faults;
using MultiChat.Team;
using MultiChat.Testing.Channels;
using MultiChat.Testing.Faults;
using MultiChat.Testing.Twins;

namespace MultiChat.Storage.Twins;

public sealed class PortTwinTests
{
    public static TheoryData<string> Ports => [.. typeof(ChatStorage).GetProperties().Where(port => port.PropertyType.IsInterface).Select(port => port.Name)];

    [Theory]
    [MemberData(nameof(Ports))]
    public void A_twin_has_the_abilities_of_the_store_behind_it_and_no_others(string port)
    {
        var whole = typeof(ChatStorage).GetProperty(port)!.GetValue(new InMemoryStorage())!;
        var needed = typeof(ChatStorage).GetProperty(port)!.PropertyType;
        var abilities = PortInterfaces.Of(whole).Where(known => !known.IsAssignableFrom(needed)).ToList();

        foreach (var left in abilities.Select(ability => (Type[])[ability]).Prepend([]).Append([.. abilities]))
        {
            var store = PortTwin.Of(whole, (method, _) => throw new NotSupportedException(method.Name), left);
            var twin = InterceptedPort.Of(store, port, new CallRecorder());

            PortInterfaces.Of(twin).Should().Equal(PortInterfaces.Of(whole).Except(left));
        }
    }

    [Fact]
    public async Task A_store_that_is_all_ports_in_one_keeps_them_apart()
    {
        var all = typeof(ChatStorage).GetProperties().Select(port => port.PropertyType).Where(port => port.IsInterface).ToList();
        var store = (IDialogStore)DispatchProxy.Create(PortInterfaces.Join(all), typeof(PortTwin));
        var recorder = new CallRecorder(makesCalls: false);

        var twin = InterceptedPort.Of(store, "Dialogs", recorder);

        (await twin.FindAsync(default, default, CancellationToken.None)).Should().BeNull();
        (await ((IMessageStore)twin).FindAsync(default, default, seq: 1, CancellationToken.None)).Should().BeNull();
        (await ((IClientStore)twin).FindAsync(default, default, CancellationToken.None)).Should().BeNull();
        recorder.Calls.Should().HaveCount(3);
    }

    [Fact]
    public async Task Methods_that_are_not_overridden_are_those_of_the_store()
    {
        var inner = new InMemoryStorage().Accounts;
        var twin = OverriddenPort.Of(inner, new NobodyThere());
        var account = new Account { Id = new AccountId(Guid.CreateVersion7()), Email = "anna@example.org" };

        await twin.SaveAsync(account, CancellationToken.None);

        (await twin.FindAsync(account.Email, CancellationToken.None)).Should().BeNull();
        (await inner.FindAsync(account.Email, CancellationToken.None))!.Id.Should().Be(account.Id);
    }

    [Fact]
    public async Task A_method_of_an_ability_is_overridden_as_one_of_the_port_is()
    {
        var twin = OverriddenPort.Of(new InMemoryStorage().Accounts, new NoDevices());

        await ((ISignInBook)twin).AddDeviceAsync(new KnownDevice { Hash = [1], Account = default, ExpiresAt = default }, CancellationToken.None);

        (await ((ISignInBook)twin).FindDeviceAsync([1], CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public void A_method_that_overrides_nothing_is_refused()
    {
        var inner = new InMemoryStorage().Accounts;

        var otherParameters = () => OverriddenPort.Of(inner, new Misspelt());
        var leftOut = () => OverriddenPort.Of(inner, new NoDevices(), without: [typeof(ISignInBook)]);

        otherParameters.Should().Throw<ArgumentException>().WithMessage("Misspelt.FindAsync overrides nothing: *");
        leftOut.Should().Throw<ArgumentException>().WithMessage("NoDevices.FindDeviceAsync overrides nothing: *");
    }

    [Fact]
    public void A_port_that_there_is_none_of_is_refused()
    {
        var misspelt = () => new OverriddenStorage(new InMemoryStorage()) { ["Acounts"] = new NobodyThere() };

        misspelt.Should().Throw<ArgumentException>().WithMessage("There is no port Acounts.*");
    }

    [Fact]
    public void A_property_is_no_call()
    {
        var recorder = new CallRecorder();
        var twin = InterceptedPort.Of<IReceiptChannel>(new InMemoryChannel { TellsReading = true }, "Channel", recorder);

        twin.TellsReading.Should().BeTrue();
        twin.Kind.Should().Be(new ChannelKind("memory"));
        recorder.Calls.Should().BeEmpty();
    }

    [Theory]
    [InlineData(nameof(IOddPort.CountAsync), "*CountAsync cannot be intercepted: a token must be its last parameter.")]
    [InlineData(nameof(IOddPort.ListAsync), "*ListAsync cannot be intercepted: it must answer by a Task or a ValueTask.")]
    public void What_cannot_be_intercepted_is_refused_aloud(string method, string reason)
    {
        var asking = () => AwaitedAnswer.Of(typeof(IOddPort).GetMethod(method)!);

        asking.Should().Throw<NotSupportedException>().WithMessage(reason);
    }

    private interface IOddPort
    {
        Task<int> CountAsync(string kind);

        IAsyncEnumerable<int> ListAsync(string kind, CancellationToken cancellation);
    }

    private sealed class NobodyThere
    {
        public static Task<Account?> FindAsync(string email, CancellationToken cancellation) => Task.FromResult<Account?>(null);
    }

    private sealed class NoDevices
    {
        public static Task<KnownDevice?> FindDeviceAsync(byte[] hash, CancellationToken cancellation) => Task.FromResult<KnownDevice?>(null);
    }

    private sealed class Misspelt
    {
        public static Task<Account?> FindAsync(AccountId account, CancellationToken cancellation) => Task.FromResult<Account?>(null);
    }
}

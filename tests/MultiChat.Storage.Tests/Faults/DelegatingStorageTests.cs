using MultiChat.InMemory;

namespace MultiChat.Storage.Faults;

public sealed class DelegatingStorageTests
{
    [Fact]
    public async Task A_wrapper_that_overrides_nothing_is_the_storage_it_wraps()
    {
        await using var inner = new InMemoryStorage();
        await using var wrapper = new Wrapper(inner);

        foreach (var property in typeof(ChatStorage).GetProperties())
        {
            property.GetValue(wrapper).Should().BeSameAs(property.GetValue(inner), property.Name);
        }
    }

    [Fact]
    public async Task A_wrapper_is_opened_and_disposed_with_the_storage_it_wraps()
    {
        var inner = new Watched(new InMemoryStorage());
        await using (var wrapper = new Wrapper(inner))
        {
            await wrapper.OpenAsync(default);
            inner.IsOpen.Should().BeTrue();
        }

        inner.IsOpen.Should().BeFalse();
    }

    [Fact]
    public async Task A_wrapper_has_one_place_for_all_ports()
    {
        await using var inner = new InMemoryStorage();
        await using var wrapper = new Listing(inner);
        var ports = typeof(ChatStorage).GetProperties().Where(property => property.PropertyType.IsInterface).ToList();

        ports.ForEach(port => port.GetValue(wrapper));

        wrapper.Names.Should().Equal(ports.Select(port => port.Name));
    }

    private sealed class Listing(ChatStorage inner) : DelegatingStorage(inner)
    {
        public List<string> Names { get; } = [];

        protected override TPort Port<TPort>(TPort port, string name)
        {
            Names.Add(name);
            return port;
        }
    }

    private sealed class Wrapper(ChatStorage inner) : DelegatingStorage(inner);

    private sealed class Watched(ChatStorage inner) : DelegatingStorage(inner)
    {
        public bool IsOpen { get; private set; }

        public override Task OpenAsync(CancellationToken cancellation)
        {
            IsOpen = true;
            return Inner.OpenAsync(cancellation);
        }

        protected override ValueTask DisposeInnerAsync()
        {
            IsOpen = false;
            return Inner.DisposeAsync();
        }
    }
}

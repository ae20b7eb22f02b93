namespace MultiChat.Ports;

/// <summary>A storage or a channel that others have written builds with every later version.</summary>
public sealed class SettledPortsTests
{
    [Fact]
    public void Nobody_who_implements_a_port_is_asked_for_more_than_before() =>
        SettledMembers.Differences(SettledPorts.Members, typeof(ChatEngine).Assembly.GetExportedTypes()).Should().BeEmpty();

    [Fact]
    public void A_member_more_on_a_port_is_refused_and_told_what_to_do_instead() =>
        SettledMembers.Differences(["IShelf: Task PutAsync(string)"], [typeof(IShelf)])
            .Should().ContainSingle().Which.Should().StartWith("IShelf: Task<int> CountAsync() is new on a settled port. Ports are settled")
            .And.Contain("a new small interface");

    [Fact]
    public void A_member_more_on_a_class_that_others_derive_is_refused_too() =>
        SettledMembers.Differences(["Cupboard: string get_Name()"], [typeof(Cupboard)])
            .Should().ContainSingle().Which.Should().StartWith("Cupboard: IShelf get_Shelf() is new on a settled port.");

    [Fact]
    public void An_inherited_interface_is_a_member_more() =>
        SettledMembers.Differences(["ILockedShelf: void Lock()"], [typeof(ILockedShelf)])
            .Should().ContainSingle().Which.Should().StartWith("ILockedShelf: IShelf is new on a settled port.");

    [Fact]
    public void A_member_that_is_changed_or_gone_is_refused() =>
        SettledMembers.Differences(["IShelf: Task PutAsync(string)", "IShelf: Task<int> CountAsync()", "IShelf: Task TakeAsync()"], [typeof(IShelf)])
            .Should().ContainSingle().Which.Should().StartWith("IShelf: Task TakeAsync() was settled and is gone");

    [Fact]
    public void A_new_interface_is_only_written_down() =>
        SettledMembers.Differences([], [typeof(IShelf)])
            .Should().HaveCount(2).And.OnlyContain(difference => difference.Contains("add the line to SettledPorts"));

    [Fact]
    public void What_has_a_body_asks_for_nothing() => SettledMembers.Of([typeof(IPatientShelf)]).Should().BeEmpty();

    private interface IShelf
    {
        Task PutAsync(string thing);

        Task<int> CountAsync();
    }

    private interface ILockedShelf : IShelf
    {
        void Lock();
    }

    private interface IPatientShelf
    {
        Task WaitAsync() => Task.CompletedTask;
    }

    private abstract class Cupboard
    {
        public abstract string Name { get; }

        protected abstract IShelf Shelf { get; }
    }
}

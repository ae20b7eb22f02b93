namespace MultiChat.Hosting.Clock;

public sealed class InMemoryLeapTests : LeapTests
{
    protected override void AddStorage(MultiChatBuilder chat)
    {
    }
}

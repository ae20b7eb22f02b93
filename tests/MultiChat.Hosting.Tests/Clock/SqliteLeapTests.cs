namespace MultiChat.Hosting.Clock;

public sealed class SqliteLeapTests : LeapTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override void AddStorage(MultiChatBuilder chat) => chat.AddSqlite(_folder.File("chat.db"));
}

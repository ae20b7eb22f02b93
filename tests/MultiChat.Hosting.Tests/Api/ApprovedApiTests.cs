namespace MultiChat.Hosting.Api;

/// <summary>
/// The public API stands in the diff. After a change that is meant, run the tests once with MULTICHAT_APPROVE_API=1, and read what changed.
/// </summary>
public sealed class ApprovedApiTests
{
    [Theory]
    [InlineData(typeof(ChatEngine))]
    [InlineData(typeof(MultiChatOptions))]
    [InlineData(typeof(Storage.Sqlite.SqliteStorage))]
    [InlineData(typeof(Storage.PostgreSql.PostgreSqlStorage))]
    [InlineData(typeof(Testing.TestChat))]
    public async Task The_public_api_is_the_approved_one(Type ofAssembly)
    {
        var file = Repository.PathOf("tests", "MultiChat.Hosting.Tests", "Api", $"{ofAssembly.Assembly.GetName().Name}.txt");
        var api = ApiText.Of(ofAssembly.Assembly);
        if (Environment.GetEnvironmentVariable("MULTICHAT_APPROVE_API") == "1")
        {
            await File.WriteAllTextAsync(file, api);
        }

        api.Should().Be(await File.ReadAllTextAsync(file));
    }
}

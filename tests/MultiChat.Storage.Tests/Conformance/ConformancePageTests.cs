namespace MultiChat.Storage.Conformance;

public sealed class ConformancePageTests
{
    [Theory]
    [InlineData("MultiChat.Storage.Tests/InMemory/InMemoryFactory.cs", "factory")]
    [InlineData("MultiChat.Storage.Tests/InMemory/InMemoryConformanceTests.cs", "tests")]
    [InlineData("MultiChat.Core.Tests/Channels/Sms/SmsChannel.cs", "channel")]
    [InlineData("MultiChat.Core.Tests/Channels/Sms/SmsFarSide.cs", "far")]
    [InlineData("MultiChat.Core.Tests/Channels/Sms/SmsChannelFactory.cs", "factory")]
    [InlineData("MultiChat.Core.Tests/Channels/Sms/SmsChannelTests.cs", "tests")]
    [InlineData("MultiChat.Hosting.Tests/Channels/SmsEndpoint.cs", "endpoint")]
    public void The_page_for_authors_shows_code_that_runs_here(string file, string mark)
    {
        var code = File.ReadAllText(Path.Combine(ConformancePage.Root, "tests", file));
        var (start, end) = ($"// <{mark}>\n", $"// </{mark}>");
        var from = code.IndexOf(start, StringComparison.Ordinal) + start.Length;

        ConformancePage.Text.Should().Contain($"\n{code[from..code.IndexOf(end, StringComparison.Ordinal)]}```");
    }
}

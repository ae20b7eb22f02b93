namespace MultiChat.Hosting.Packages;

/// <summary>The README's way, gone by somebody who has only the packages.</summary>
[Collection(PackagesCollection.Name)]
public sealed class QuickStartTests(PackedFeed feed)
{
    [Fact]
    public async Task It_leads_from_a_new_app_to_an_answer_and_on_to_production() =>
        (await Tool.RunAsync("bash", "tests/quick-start.sh", "--feed", feed.Folder)).TrimEnd().Split('\n')[^1].Should().StartWith("answered after ");

    [Fact]
    public async Task It_leads_there_in_a_container_too() =>
        (await Tool.RunAsync("bash", "tests/quick-start.sh", "--feed", feed.Folder, "--confined")).TrimEnd().Split('\n')[^1].Should().StartWith("answered after ");
}

using MultiChat.Testing;

namespace MultiChat;

/// <summary>Rule M1, for the names that the host's own code gives.</summary>
public sealed class ProjectAdminNameTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("\u200B\u202E")]
    [InlineData("\u2800")]
    [InlineData("a\u0000")]
    public async Task A_name_of_nothing_visible_or_with_a_NUL_is_refused(string name)
    {
        await using var chat = await TestChat.StartAsync();
        var admin = chat.Engine.Admin;

        await FluentActions.Awaiting(() => admin.CreateProjectAsync("other", name)).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => admin.AddGroupAsync(chat.Project.Id, name)).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => admin.AddMemberAsync(chat.Project.Id, "anna@example.org", name, "-")).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task A_name_is_cleaned_and_one_line()
    {
        await using var chat = await TestChat.StartAsync();

        var member = await chat.Engine.Admin.AddMemberAsync(chat.Project.Id, "anna@example.org", "Anna\u000BMaria\u0002", "\tPetrova\r\n");

        member.DisplayName.Should().Be("Anna Maria Petrova");
        chat.Engine.Admin.Projects[0].Members.Single().DisplayName.Should().Be("Anna Maria Petrova");
    }
}

using MultiChat.Channels;
using MultiChat.Team;

namespace MultiChat.Dialogs;

public sealed class SectionsTests
{
    private static readonly MemberId Anna = new(Guid.Parse("019aab12-0000-7000-8000-000000000001"));
    private static readonly MemberId Boris = new(Guid.Parse("019aab12-0000-7000-8000-000000000002"));
    private static readonly GroupId Sales = new(Guid.Parse("019aab12-0000-7000-8000-000000000003"));
    private static readonly GroupId Service = new(Guid.Parse("019aab12-0000-7000-8000-000000000004"));

    [Fact] // D2
    public void Mine_is_what_I_answer_and_what_nobody_answers_of_my_groups_or_of_none()
    {
        OfAnna(Dialog(responsible: Anna)).Should().Be(Section.Mine);
        OfAnna(Dialog(responsible: Anna, group: Service)).Should().Be(Section.Mine);
        OfAnna(Dialog(group: Sales)).Should().Be(Section.Mine);
        OfAnna(Dialog()).Should().Be(Section.Mine);
    }

    [Fact] // D3
    public void Common_is_everything_else_that_is_open()
    {
        OfAnna(Dialog(responsible: Boris)).Should().Be(Section.Common);
        OfAnna(Dialog(responsible: Boris, group: Sales)).Should().Be(Section.Common);
        OfAnna(Dialog(group: Service)).Should().Be(Section.Common);
    }

    [Fact] // D6
    public void What_is_closed_is_in_the_archive_for_everybody()
    {
        OfAnna(Dialog(responsible: Anna) with { Status = DialogStatus.Archived }).Should().Be(Section.Archive);
        OfAnna(Dialog(responsible: Boris) with { Status = DialogStatus.Archived }).Should().Be(Section.Archive);
    }

    private static Section OfAnna(Dialog dialog) => dialog.SectionFor(Member());

    private static Member Member() => new()
    {
        Project = default, Id = Anna, Account = default, Email = "anna@example.org", FirstName = "Anna", LastName = "-", Rights = Rights.Operator,
        Groups = [Sales],
    };

    private static Dialog Dialog(MemberId? responsible = null, GroupId? group = null) => new()
    {
        Project = default, Id = default, Site = default, Visitor = default, Client = default, Channel = ChannelKind.Site, Inquiry = default,
        Responsible = responsible, Group = group,
    };
}

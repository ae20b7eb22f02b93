using MultiChat.InMemory;
using MultiChat.Photos;
using MultiChat.Reading;
using MultiChat.Testing;
using MultiChat.Testing.Twins;

namespace MultiChat.Team;

/// <summary>Rule T8: what members say of themselves, and what others see of it.</summary>
public sealed class ProfileTests : IAsyncLifetime
{
    private static readonly byte[] Picture = Pictures.Png();

    private TestChat _chat = null!;
    private DeskActor _anna = null!;

    public async Task InitializeAsync()
    {
        _chat = await TestChat.StartAsync();
        _anna = await _chat.AddOperatorAsync("Anna");
    }

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [Fact]
    public async Task A_member_changes_their_names_and_phone()
    {
        var saved = await SaveAsync(" Анна\n", "-", "  +7 900\t000 ");

        saved.Should().Match<Member>(member => member.FirstName == "Анна" && member.LastName == "-" && member.Phone == "+7 900 000");
        saved.DisplayName.Should().Be("Анна", "a dash is no name (T2)");
        Anna.Should().BeEquivalentTo(saved);
        (await SaveAsync("Анна", "-", " \u200B ")).Phone.Should().BeNull("nothing of it is seen");
    }

    [Theory]
    [InlineData("", "-", null)]
    [InlineData("Anna", " ", null)]
    [InlineData("Anna", "-", "0123456789 0123456789 0123456789 0123456789 01234567")]
    [InlineData("Anna", "-", "12\0")]
    public async Task What_breaks_its_bounds_is_refused(string first, string last, string? phone)
    {
        var before = Anna;

        await FluentActions.Awaiting(() => SaveAsync(first, last, phone)).Should().ThrowAsync<ArgumentException>();

        Anna.Should().Be(before);
    }

    [Fact]
    public async Task An_edit_that_saw_an_earlier_profile_is_a_conflict()
    {
        var seen = Anna.Version;
        await SaveAsync("Anna", "First", null);

        await RefusedAsync(RefusalCode.MemberConflict, _chat.Desk.SaveProfileAsync(_anna, new MemberProfile { FirstName = "Anna", LastName = "Second" }, seen));

        Anna.LastName.Should().Be("First");
    }

    [Fact] // T8, T9
    public async Task The_audit_tells_of_a_change_and_not_of_the_number()
    {
        await SaveAsync("Anna", "Orlova", "+7 900 000-00-00");
        await SaveAsync("Anna", "Orlova", "+7 900 000-00-01");

        var entries = await _chat.Engine.Admin.ListAuditAsync(_chat.Project.Id, limit: 2);

        entries.Should().OnlyContain(entry => entry.Kind == "profile_changed" && entry.By == _anna.Member);
        entries[0].Changes.Should().ContainSingle().Which.Should().Match<AuditedChange>(change => change.Field == "phone" && change.Before == null && change.After == null);
        entries.SelectMany(entry => entry.Changes).SelectMany(change => new[] { change.Before, change.After }).Should().NotContain(value => value != null && value.Contains("900"));
    }

    [Fact]
    public async Task A_photo_is_there_before_anybody_is_told_of_it_and_for_everybody()
    {
        var saved = await _chat.Desk.SavePhotoAsync(_anna, Picture);

        saved.Photo.Should().Be(PhotoId.Of(Picture));
        (await FindAsync())!.Bytes.ToArray().Should().Equal(Picture);
        await _chat.Engine.Admin.DisableMemberAsync(saved);
        (await FindAsync()).Should().NotBeNull("threads still show who wrote");
    }

    [Fact]
    public async Task A_photo_needs_no_version_and_may_go()
    {
        await _chat.Desk.SavePhotoAsync(_anna, Picture);
        var version = Anna.Version;
        (await _chat.Desk.SavePhotoAsync(_anna, Picture)).Version.Should().Be(version, "nothing changed");

        (await _chat.Desk.SavePhotoAsync(_anna, photo: null)).Photo.Should().BeNull();

        var kinds = (await _chat.Engine.Admin.ListAuditAsync(_chat.Project.Id, limit: 2)).Select(entry => entry.Kind);
        kinds.Should().Equal("photo_changed", "photo_changed");
    }

    [Fact]
    public async Task A_photo_that_nobody_has_is_gone_after_a_day()
    {
        await _chat.Desk.SavePhotoAsync(_anna, Picture);
        await _chat.Desk.SavePhotoAsync(_anna, Pictures.Jpeg());
        await SweepAsync(TimeSpan.FromHours(2));
        await SweepAsync(TimeSpan.FromHours(21));
        (await FindAsync()).Should().NotBeNull("a day is not over");

        await SweepAsync(TimeSpan.FromHours(5));

        await Patience.UntilAsync(async () => await FindAsync() is null);
        (await _chat.Engine.Photos.FindAsync(Anna.Photo!.Value, default)).Should().NotBeNull();
    }

    [Fact] // T1
    public async Task Nobody_changes_a_profile_without_a_right()
    {
        await _chat.Engine.Admin.SetRightsAsync(Anna, Rights.Journal);
        await SaveAsync("Anna", "Orlova", null);
        await _chat.Engine.Admin.SetRightsAsync(Anna, Rights.None);

        await RefusedAsync(RefusalCode.Forbidden, SaveAsync("Anna", "Petrova", null));
        await RefusedAsync(RefusalCode.Forbidden, _chat.Desk.SavePhotoAsync(_anna, Picture));
    }

    [Fact]
    public async Task A_visitor_sees_the_photo_wherever_they_see_the_name()
    {
        var visitor = await _chat.AddVisitorAsync();
        await _chat.SayAsync(visitor, "Hello");
        var dialog = await _chat.DialogOfAsync(visitor);
        await _chat.AnswerAsync(_anna, dialog.Id, "Hello!");
        (await _chat.Visitors.OpenAsync(visitor)).Items.Should().OnlyContain(item => item.Photo == null);

        await _chat.Desk.SavePhotoAsync(_anna, Picture);

        var id = PhotoId.Of(Picture);
        var snapshot = await _chat.Visitors.OpenAsync(visitor);
        snapshot.Dialog!.Photo.Should().Be(id);
        snapshot.Items.Where(item => item.Kind == VisitorItemKind.Joined).Should().ContainSingle().Which.Photo.Should().Be(id);
        snapshot.Items.Select(item => item.Message).OfType<VisitorMessage>().Should().OnlyContain(message => message.Photo == (message.Mine ? null : id));
    }

    [Fact]
    public async Task A_storage_without_photos_says_so()
    {
        await using var chat = await TestChat.StartAsync(new NoPhotos());
        var boris = await chat.AddOperatorAsync("Boris");

        await RefusedAsync(RefusalCode.NotSupported, chat.Desk.SavePhotoAsync(boris, Picture));

        (await chat.Engine.Photos.FindAsync(PhotoId.Of(Picture), default)).Should().BeNull();
    }

    private Member Anna => _chat.Engine.Admin.Projects[0].FindMember(_anna.Member)!;

    private Task<Member> SaveAsync(string first, string last, string? phone) =>
        _chat.Desk.SaveProfileAsync(_anna, new MemberProfile { FirstName = first, LastName = last, Phone = phone }, Anna.Version);

    private ValueTask<Photo?> FindAsync() => ((IPhotoStore)_chat.Engine.Storage.Projects).FindAsync(Anna.Project, PhotoId.Of(Picture), default);

    private async Task SweepAsync(TimeSpan hours)
    {
        await Patience.UntilAsync(() => _chat.NextDueTime is not null);
        _chat.Clock.Advance(hours);
        await Patience.UntilAsync(() => _chat.NextDueTime is not null);
    }

    private sealed class NoPhotos() : DelegatingStorage(new InMemoryStorage())
    {
        private IProjectStore? _projects;

        public override IProjectStore Projects => _projects ??= OverriddenPort.Without(Inner.Projects, [typeof(IPhotoStore)]);
    }

    private static async Task RefusedAsync(RefusalCode code, Task command) =>
        (await FluentActions.Awaiting(() => command).Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(code);
}

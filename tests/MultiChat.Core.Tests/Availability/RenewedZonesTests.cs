using System.Collections.ObjectModel;
using MultiChat.Schedules;
using MultiChat.Testing;
using NodaTime;
using NodaTime.TimeZones;

namespace MultiChat.Availability;

/// <summary>Rule S4: a country changes its clocks at short notice, and the data come while the app runs.</summary>
public sealed class RenewedZonesTests
{
    [Fact]
    public async Task Who_is_on_duty_follows_the_new_rules_at_once_and_the_schedule_stays_as_it_is()
    {
        var zones = new Zones();
        await using var chat = await TestChat.StartAsync(options: new ChatOptions { TimeZones = zones });
        var anna = await chat.AddOperatorAsync("Anna", available: false);
        var member = chat.Engine.Admin.Projects.Single().FindMember(anna.Member)!;
        var schedule = new Schedule(WeeklyHours.Parse("Mon-Sun 09:00-18:00"), [], "Asia/Almaty");
        await chat.Engine.Admin.SetScheduleAsync(member, schedule);
        // 08:30 in a city six hours ahead of UTC.
        chat.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 1, 2, 30, 0, TimeSpan.Zero));
        zones.Offset = Offset.FromHours(6);
        chat.Engine.RenewTimeZones();
        var heard = new Collector<Events.AvailabilityEvent>();
        using var subscription = chat.Engine.Availability.Subscribe(heard);
        chat.Visitors.CanBegin(chat.Project.Id).Should().BeFalse();
        chat.Visitors.OpensAt(chat.Project.Id).Should().Be(Instant.FromUtc(2027, 3, 1, 3, 0));

        zones.Offset = Offset.FromHoursAndMinutes(6, 30);
        chat.Engine.RenewTimeZones();
        chat.Visitors.OpensAt(chat.Project.Id).Should().BeNull("it is nine there by half an hour more");
        zones.Offset = Offset.FromHours(5);
        chat.Engine.RenewTimeZones();
        chat.Visitors.OpensAt(chat.Project.Id).Should().Be(Instant.FromUtc(2027, 3, 1, 4, 0));

        zones.Offset = Offset.FromHours(7);
        chat.Visitors.CanBegin(chat.Project.Id).Should().BeFalse("nobody has said that the rules are others");
        chat.Engine.RenewTimeZones();

        chat.Visitors.CanBegin(chat.Project.Id).Should().BeTrue();
        (await heard.TakeAsync(1))[0].Available.Should().BeTrue();
        chat.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 1, 10, 59, 59, TimeSpan.Zero));
        chat.Visitors.CanBegin(chat.Project.Id).Should().BeTrue();
        chat.Clock.Advance(TimeSpan.FromSeconds(1));
        chat.Visitors.CanBegin(chat.Project.Id).Should().BeFalse();
        chat.Engine.Admin.Projects.Single().FindMember(anna.Member)!.Schedule.Should().Be(schedule);
    }

    /// <summary>One city among the zones that there are, with an offset that can be set.</summary>
    private sealed class Zones : IDateTimeZoneProvider
    {
        private readonly IDateTimeZoneProvider _others = DateTimeZoneProviders.Tzdb;
        private DateTimeZone _almaty = new FixedZone("Asia/Almaty", Offset.Zero);

        public Offset Offset
        {
            set => _almaty = new FixedZone("Asia/Almaty", value);
        }

        public string VersionId => _others.VersionId;


        public ReadOnlyCollection<string> Ids => _others.Ids;

        public DateTimeZone this[string id] => GetZoneOrNull(id) ?? throw new DateTimeZoneNotFoundException(id);

        public DateTimeZone GetSystemDefault() => DateTimeZone.Utc;

        public DateTimeZone? GetZoneOrNull(string id) => id == _almaty.Id ? _almaty : _others.GetZoneOrNull(id);
    }

    private sealed class FixedZone(string id, Offset offset) : DateTimeZone(id, isFixed: true, offset, offset)
    {
        public override ZoneInterval GetZoneInterval(Instant instant) => new(Id, start: null, end: null, MinOffset, Offset.Zero);
    }
}

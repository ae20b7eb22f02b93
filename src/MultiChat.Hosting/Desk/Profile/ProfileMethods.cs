using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>What members say of themselves (rule T8). The photo comes as a body of its own.</summary>
internal sealed class ProfileMethods(ChatEngine chat) : IDeskSubject
{
    public IEnumerable<DeskMethod> Methods =>
    [
        DeskMethod.Of<Nothing, WireProfile>("Profile", Rights.None, "GET", "profile", ProfileAsync),
        DeskMethod.Of<SaveProfileInput, WireProfile>("SaveProfile", Rights.None, "PUT", "profile", SaveProfileAsync),
    ];

    private ValueTask<WireProfile> ProfileAsync(DeskActor me, Nothing input) => ValueTask.FromResult(WireProfile.Of(chat.Teams.Get(me, Rights.None)));

    private async ValueTask<WireProfile> SaveProfileAsync(DeskActor me, SaveProfileInput input)
    {
        var profile = new MemberProfile
        {
            FirstName = TeamFields.Name("firstName", input.FirstName),
            LastName = TeamFields.Name("lastName", input.LastName),
            Phone = TeamFields.Phone(input.Phone),
        };
        return WireProfile.Of(await chat.Desk.SaveProfileAsync(me, profile, input.Version));
    }
}

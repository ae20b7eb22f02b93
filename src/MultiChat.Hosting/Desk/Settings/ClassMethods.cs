using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>The project's list of classes of inquiries.</summary>
internal sealed class ClassMethods(ChatEngine chat) : IDeskSubject
{
    public IEnumerable<DeskMethod> Methods =>
    [
        DeskMethod.Of<AddClassInput, ClassAnswer>("AddClass", Rights.ProjectSettings, "POST", "settings/classes", AddClassAsync),
        DeskMethod.Of<SaveClassInput, ClassAnswer>("SaveClass", Rights.ProjectSettings, "PUT", "settings/classes/{class}", SaveClassAsync),
    ];

    private async ValueTask<ClassAnswer> AddClassAsync(DeskActor me, AddClassInput input) =>
        new() { Class = WireClass.Of(await chat.Admin.As(me).Classes.AddAsync(me.Project, TeamFields.Name("name", input.Name), input.IsLead)) };

    private async ValueTask<ClassAnswer> SaveClassAsync(DeskActor me, SaveClassInput input)
    {
        var door = chat.Admin.As(me);
        var current = door.Projects[0].FindClass(new ClassId(input.Class)) ?? throw Refusal.NotFound();
        if (input.Version == 0)
        {
            // It would be whatever is there, which is nobody's to say from outside.
            throw ClassRules.Conflict(current);
        }

        return new ClassAnswer
        {
            Class = WireClass.Of(await door.Classes.SaveAsync(current with
            {
                Version = input.Version, Name = TeamFields.Name("name", input.Name), IsLead = input.IsLead, Removed = input.Removed,
            })),
        };
    }
}

using MultiChat.Hosting.Wire;
using MultiChat.Team;
using MultiChat.Templates;

namespace MultiChat.Hosting.Desk;

/// <summary>Templates, which all operators share (rules X1 and X3).</summary>
internal sealed class TemplateMethods(ChatEngine chat) : IDeskSubject
{
    public IEnumerable<DeskMethod> Methods =>
    [
        DeskMethod.Of<Nothing, WireTemplates>("Templates", Rights.Operator, "GET", "templates", TemplatesAsync),
        DeskMethod.Of<TemplateChangesInput, WireTemplateChanges>("TemplateChanges", Rights.Operator, "POST", "templates/changes", ChangesAsync),
        DeskMethod.Of<AddTemplateInput, TemplateAnswer>("AddTemplate", Rights.Operator, "POST", "templates", AddAsync),
        DeskMethod.Of<SaveTemplateInput, TemplateAnswer>("SaveTemplate", Rights.Operator, "PUT", "templates/{template}", SaveAsync),
        DeskMethod.Of<RemoveTemplateInput, Nothing>("RemoveTemplate", Rights.Operator, "POST", "templates/{template}/remove", RemoveAsync),
    ];

    private async ValueTask<WireTemplates> TemplatesAsync(DeskActor me, Nothing input) =>
        new() { Templates = [.. (await chat.Templates.ListAsync(me)).Select(WireTemplate.Of)] };

    private async ValueTask<WireTemplateChanges> ChangesAsync(DeskActor me, TemplateChangesInput input) =>
        WireTemplateChanges.Of(await chat.Templates.ListAsync(me), input.Known);

    private async ValueTask<TemplateAnswer> AddAsync(DeskActor me, AddTemplateInput input) =>
        Answer(await chat.Templates.AddAsync(me, new TemplateId(WireId.Checked(input.Id, "id")), input.Name, input.Text));

    private async ValueTask<TemplateAnswer> SaveAsync(DeskActor me, SaveTemplateInput input) =>
        Answer(await chat.Templates.SaveAsync(me, new TemplateId(input.Template), input.Name, input.Text, input.Version));

    private async ValueTask<Nothing> RemoveAsync(DeskActor me, RemoveTemplateInput input)
    {
        await chat.Templates.RemoveAsync(me, new TemplateId(input.Template), input.Version);
        return Nothing.Value;
    }

    private static TemplateAnswer Answer(Template template) => new() { Template = WireTemplate.Of(template) };
}

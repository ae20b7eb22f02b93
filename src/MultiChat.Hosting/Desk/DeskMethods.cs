namespace MultiChat.Hosting.Desk;

/// <summary>The table of everything that can be asked of the desk over the wire, each with the right that it needs.</summary>
internal sealed class DeskMethods(ChatEngine chat, MultiChatOptions options, TeamMethods team, AccessMethods access)
{
    private readonly Dictionary<string, DeskMethod> _byName = new IDeskSubject[]
    {
        new LiveMethods(),
        new ListMethods(chat),
        new ThreadMethods(chat),
        new MessageMethods(chat),
        new MoveMethods(chat),
        new ClientMethods(chat),
        new TemplateMethods(chat),
        new StatusMethods(chat),
        new ProfileMethods(chat),
        team,
        access,
        new SettingsMethods(chat, options),
        new ClassMethods(chat),
        new SiteMethods(chat),
    }.SelectMany(subject => subject.Methods).ToDictionary(method => method.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<DeskMethod> All => _byName.Values;

    public DeskMethod this[string name] => _byName[name];
}

namespace MultiChat.Templates;

/// <summary>What became of a template that was to be saved.</summary>
public enum TemplateOutcome
{
    /// <summary>It is kept, under the version after the one that was seen.</summary>
    Saved,
    /// <summary>It is not as it was seen: another was first, or it is there already, or no more. Nothing was changed.</summary>
    Lost,
    /// <summary>Another template of the project has the name. Nothing was changed.</summary>
    NameTaken,
    /// <summary>The project has <see cref="Template.MaxCount"/> templates. Nothing was changed.</summary>
    Full,
}

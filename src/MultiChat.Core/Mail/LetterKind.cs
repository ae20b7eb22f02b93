namespace MultiChat.Mail;

/// <summary>What a letter to a person of the team is for.</summary>
/// <param name="Value">The kind as it is stored, 1 to 40 ASCII characters.</param>
public readonly record struct LetterKind(string Value)
{
    /// <summary>Says that the person is of the team now, and brings their first password (rule T6).</summary>
    public static readonly LetterKind Welcome = new("welcome");

    /// <summary>Brings a new password, which voids the old (rule T6).</summary>
    public static readonly LetterKind NewPassword = new("new_password");

    /// <summary>Brings a link by which a forgotten password is chosen anew (rule T7).</summary>
    public static readonly LetterKind ForgottenPassword = new("forgotten_password");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

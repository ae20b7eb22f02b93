namespace MultiChat.Hosting.Accounts;

/// <summary>Checks a password that somebody chooses.</summary>
internal static class NewPassword
{
    /// <param name="password">What was entered.</param>
    /// <param name="member">The name of the field on the wire.</param>
    /// <param name="isOld">Whether it is the one that is to be changed.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.InvalidField"/>.</exception>
    public static void Check(string password, string member, bool isOld = false)
    {
        if (PasswordText.WhyNot(password) is { } why)
        {
            throw Refusal.InvalidField(member, $"A password {why}");
        }

        if (isOld)
        {
            throw Refusal.InvalidField(member, "That is the password that is to be changed.");
        }
    }
}

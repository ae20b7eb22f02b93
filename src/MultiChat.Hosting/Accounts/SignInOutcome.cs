namespace MultiChat.Hosting.Accounts;

/// <summary>How a sign-in ended. Those of no tries and of a wrong password are told alike outside.</summary>
internal enum SignInOutcome
{
    SignedIn,
    WrongPassword,
    NoTriesLeft,

    /// <summary>The password is right, and something else is missing.</summary>
    Incomplete,
}

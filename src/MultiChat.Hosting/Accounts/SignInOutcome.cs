namespace MultiChat.Hosting.Accounts;

/// <summary>How a sign-in ended. All but the first are told alike outside.</summary>
internal enum SignInOutcome
{
    SignedIn,
    WrongPassword,
    NoTriesLeft,
}

namespace MultiChat.Live;

/// <summary>Ends the loop of an operator's session: there is nobody any more whom it may push to.</summary>
/// <param name="code">What the page is told.</param>
internal sealed class DeskRightGoneException(RefusalCode code) : Exception($"The desk was taken: {code}.")
{
    public RefusalCode Code => code;
}

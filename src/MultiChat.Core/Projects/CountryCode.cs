namespace MultiChat.Projects;

/// <summary>Countries by their two letters of ISO 3166-1. Which of them exist changes with the years, so any two are taken.</summary>
internal static class CountryCode
{
    public const string Rule = "A country is two capital letters of ISO 3166-1, such as RU or DE.";

    public static bool IsOne(string code) => code.Length == 2 && code.All(char.IsAsciiLetterUpper);
}

namespace MultiChat.Clients.Names;

internal enum GrammaticalGender
{
    Masculine,
    Feminine,
    Neuter,
}

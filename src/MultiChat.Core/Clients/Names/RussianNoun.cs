namespace MultiChat.Clients.Names;

internal sealed record RussianNoun(string Word, GrammaticalGender Gender);

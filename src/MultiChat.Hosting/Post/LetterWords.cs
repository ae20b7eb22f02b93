namespace MultiChat.Hosting.Post;

/// <summary>The wording of letters, by language and key. A host words them anew by the same keys as the pages' texts.</summary>
internal static class LetterWords
{
    /// <summary>The keys with their texts; a blank line parts paragraphs.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> All =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal) { ["en"] = English(), ["ru"] = Russian() };

    private static Dictionary<string, string> English() => new(StringComparer.Ordinal)
    {
        ["letter.greeting"] = "Hello {name},",
        ["letter.welcome.subject"] = "Your access to {project}",
        ["letter.welcome.text"] = "You have been added to the {project} team. Here is how to sign in:",
        ["letter.newPassword.subject"] = "A new password for {project}",
        ["letter.newPassword.text"] = "Here is a new password for {project}. The one you had before no longer works.",
        ["letter.password.login"] = "Login: {login}",
        ["letter.password.password"] = "Password: {password}",
        ["letter.password.open"] = "Sign in: {link}",
        ["letter.password.after"] = "You will choose a password of your own when you sign in. This one is valid for {hours} h.",
        ["letter.joined.subject"] = "You have been added to the {project} team",
        ["letter.joined.text"] = "You have been added to the {project} team. Sign in as {login} with the password you already have. If you are signed in now, sign out and in again.",
        ["letter.joined.open"] = "Sign in: {link}",
        ["letter.forgotten.subject"] = "Choose a new password for {project}",
        ["letter.forgotten.text"] = "Somebody, probably you, asked for a new password for {login}. Choose one here:",
        ["letter.forgotten.open"] = "{link}",
        ["letter.forgotten.after"] = "The link works once and expires in {minutes} minutes. If this was not you, ignore this e-mail: your password stays the same.",
        ["letter.end"] = "This e-mail was sent automatically. Please do not reply.",
    };

    private static Dictionary<string, string> Russian() => new(StringComparer.Ordinal)
    {
        ["letter.greeting"] = "Здравствуйте, {name}!",
        ["letter.welcome.subject"] = "Доступ в «{project}»",
        ["letter.welcome.text"] = "Вас добавили в команду «{project}». Чтобы войти, используйте эти данные:",
        ["letter.newPassword.subject"] = "Новый пароль для «{project}»",
        ["letter.newPassword.text"] = "Высылаем новый пароль для входа в «{project}». Прежний больше не действует.",
        ["letter.password.login"] = "Логин: {login}",
        ["letter.password.password"] = "Пароль: {password}",
        ["letter.password.open"] = "Войти: {link}",
        ["letter.password.after"] = "При входе вы придумаете собственный пароль. Пароль из письма действует {hours} ч.",
        ["letter.joined.subject"] = "Вы в команде «{project}»",
        ["letter.joined.text"] = "Вас добавили в команду «{project}». Войдите как {login} со своим обычным паролем. Если вы сейчас в системе, выйдите и войдите снова.",
        ["letter.joined.open"] = "Войти: {link}",
        ["letter.forgotten.subject"] = "Новый пароль для «{project}»",
        ["letter.forgotten.text"] = "Кто-то — скорее всего, вы — запросил новый пароль для {login}. Задайте его по ссылке:",
        ["letter.forgotten.open"] = "{link}",
        ["letter.forgotten.after"] = "Ссылка сработает один раз и действует {minutes} минут. Если это были не вы, просто не обращайте внимания на письмо: пароль останется прежним.",
        ["letter.end"] = "Письмо отправлено автоматически, отвечать на него не нужно.",
    };
}

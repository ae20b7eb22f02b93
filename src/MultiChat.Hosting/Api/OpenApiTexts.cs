namespace MultiChat.Hosting.Api;

/// <summary>The words of the document.</summary>
internal static class OpenApiTexts
{
    public const string About =
        "What visitors and operators can do without a hub connection. Answers may have more members than are named here. What they mean, what the hubs push and every "
        + "code of a refusal is in docs/wire.md.";

    private static readonly Dictionary<string, string> Summaries = new(StringComparer.Ordinal)
    {
        ["Availability"] = "Whether a chat can begin, and when one can again",
        ["Identity"] = "Make this browser a visitor, or know it again, and get a ticket for the hub",
        ["Forget"] = "Forget this browser",
        ["Dialog"] = "The visitor's dialog with its last messages",
        ["Send"] = "Send a message as the visitor",
        ["LeaveRequest"] = "Leave a request, with a phone or an e-mail to answer it by",
        ["VisitorHistory"] = "Earlier messages of the visitor's dialog",
        ["VisitorLog"] = "What came after a place in the visitor's dialog",
        ["Texts"] = "The host's own wording of the pages",
        ["SignIn"] = "Sign in with e-mail and password",
        ["Session"] = "Who is signed in, with their projects",
        ["SignOut"] = "Sign out, and end the session's connections",
        ["SignInWays"] = "Show how forgotten passwords are answered",
        ["ForgottenPassword"] = "Ask for a link to choose a forgotten password anew",
        ["ChoosePassword"] = "Choose a password by a link, and sign in",
        ["Account"] = "Show one's own account and its sessions",
        ["ChangePassword"] = "Change one's own password",
        ["EndSession"] = "End one of one's own sessions",
        ["EndOtherSessions"] = "End all of one's own sessions but this one",
        ["OfferFactor"] = "Offer a second factor",
        ["TurnOnFactor"] = "Turn the second factor on",
        ["RenewCodes"] = "Make new recovery codes",
        ["TurnOffFactor"] = "Turn the second factor off",
        ["Start"] = "The team, everybody's status and the sections' numbers",
        ["Open"] = "One dialog with its last messages, or those around the first unread one or a given one",
        ["List"] = "A page of a section, last activity first, or of one's own by what is to be done",
        ["Search"] = "Dialogs of all sections by words",
        ["Log"] = "What came after a place in a dialog",
        ["History"] = "Earlier messages of a dialog",
        ["Revisions"] = "The texts that a message has had",
        ["Answer"] = "Answer as the operator",
        ["Edit"] = "Change the text of an own message",
        ["Note"] = "Leave a note for the operators",
        ["Take"] = "Become responsible for a dialog",
        ["HandOver"] = "Make another operator responsible, or a group",
        ["LetGo"] = "Make nobody responsible",
        ["Close"] = "Put a dialog into the archive",
        ["Reopen"] = "Take a dialog out of the archive",
        ["SetClass"] = "Say what kind of matter an inquiry is",
        ["Read"] = "Mark the client's messages as read",
        ["Client"] = "A client's card",
        ["FillCard"] = "Fill a client's card",
        ["Templates"] = "The texts that operators insert into their answers",
        ["TemplateChanges"] = "What of the templates a page does not know yet",
        ["AddTemplate"] = "Add a template",
        ["SaveTemplate"] = "Change a template",
        ["RemoveTemplate"] = "Remove a template",
        ["Switch"] = "Become available or unavailable",
        ["Photo"] = "A member's photo, by its name",
        ["Profile"] = "One's own names, phone and photo",
        ["SaveProfile"] = "Change one's own names and phone",
        ["SavePhoto"] = "Give oneself a photo",
        ["RemovePhoto"] = "Have no photo any more",
        ["Team"] = "The team with rights, groups and hours",
        ["AddMember"] = "Add a member",
        ["SaveMember"] = "Change a member's names, phone, rights and groups",
        ["DisableMember"] = "Disable a member: their sessions end, their dialogs are released",
        ["EnableMember"] = "Enable a disabled member",
        ["SendLetter"] = "Send a member a new password",
        ["MakeLink"] = "Make a link by which a member chooses a password",
        ["SwitchMember"] = "Make an operator available or unavailable",
        ["SetHours"] = "Give several members the same hours",
        ["SetExceptions"] = "Give several members other hours on some dates",
        ["RemoveExceptions"] = "Take dates with other hours away from several members",
        ["Coverage"] = "How many operators are on duty in a week by their hours",
        ["AddGroup"] = "Add a group",
        ["SaveGroup"] = "Rename a group",
        ["Settings"] = "The project's name, language, time zone and country, its groups, classes and sites",
        ["SaveProject"] = "Change the project's name, language, time zone and country",
        ["AddClass"] = "Add a class of inquiries",
        ["SaveClass"] = "Change a class of inquiries, take it out of the choice or bring it back",
        ["AddSite"] = "Add a site",
        ["SaveSite"] = "Choose colour, side, texts and consent line of a site's widget",
        ["Audit"] = "What was changed in the project and its team, and by whom",
    };

    /// <summary>What has words.</summary>
    public static IReadOnlyCollection<string> Operations => Summaries.Keys;

    public static string SummaryOf(string operation) => Summaries.GetValueOrDefault(operation, operation);
}

namespace MultiChat;

/// <summary>The stable name of a reason to say no. Docs/wire.md lists what each means.</summary>
/// <param name="Value">The code as on the wire.</param>
public readonly record struct RefusalCode(string Value)
{
    /// <summary>Nothing of the text can be seen (rule M1).</summary>
    public static readonly RefusalCode TextEmpty = new("text_empty");
    /// <summary>The text is longer than 8,000 UTF-16 units (rule M1), or than the channel can send (rule H1).</summary>
    public static readonly RefusalCode TextTooLong = new("text_too_long");
    /// <summary>The text has a NUL or a lone surrogate (rule M1).</summary>
    public static readonly RefusalCode TextForbiddenCharacter = new("text_forbidden_character");
    /// <summary>A field's value breaks its bounds.</summary>
    public static readonly RefusalCode InvalidField = new("invalid_field");
    /// <summary>There is no such thing for the one who asks.</summary>
    public static readonly RefusalCode NotFound = new("not_found");
    /// <summary>The right is missing (rule T1).</summary>
    public static readonly RefusalCode Forbidden = new("forbidden");
    /// <summary>Nobody is signed in.</summary>
    public static readonly RefusalCode NotSignedIn = new("not_signed_in");
    /// <summary>The e-mail or the password is wrong, or the account is locked.</summary>
    public static readonly RefusalCode WrongPassword = new("wrong_password");
    /// <summary>The password came by letter: signing in with it needs one that its owner chooses (rule T6).</summary>
    public static readonly RefusalCode NewPasswordNeeded = new("new_password_needed");
    /// <summary>The password came by letter and is too old (rule T6).</summary>
    public static readonly RefusalCode PasswordLapsed = new("password_lapsed");
    /// <summary>The account's second factor is on, and no code was given.</summary>
    public static readonly RefusalCode CodeNeeded = new("code_needed");
    /// <summary>The code of the second factor is wrong, too old or was used before.</summary>
    public static readonly RefusalCode WrongCode = new("wrong_code");
    /// <summary>The link was used, is too old, or there is a newer one (rule T7).</summary>
    public static readonly RefusalCode LinkOver = new("link_over");
    /// <summary>The message id was used before with another content (rule M2).</summary>
    public static readonly RefusalCode MessageConflict = new("message_conflict");
    /// <summary>No chat can begin now (rule P4).</summary>
    public static readonly RefusalCode NobodyAvailable = new("nobody_available");
    /// <summary>A request says neither a phone nor an e-mail (rule P5).</summary>
    public static readonly RefusalCode ContactNeeded = new("contact_needed");
    /// <summary>The site asks for consent in other words than were agreed to; <c>consent</c> has the words as they are now (rule P5).</summary>
    public static readonly RefusalCode ConsentNeeded = new("consent_needed");
    /// <summary>The operator's schedule alone says when they are available (rule P3).</summary>
    public static readonly RefusalCode ScheduleDecides = new("schedule_decides");
    /// <summary>Another is responsible than the one the command saw (rule D5).</summary>
    public static readonly RefusalCode ResponsibleChanged = new("responsible_changed");
    /// <summary>Something happened in the dialog since the version the command saw.</summary>
    public static readonly RefusalCode Changed = new("changed");
    /// <summary>That operator is responsible already.</summary>
    public static readonly RefusalCode AlreadyResponsible = new("already_responsible");
    /// <summary>Nobody is responsible, so there is nothing to let go.</summary>
    public static readonly RefusalCode NotResponsible = new("not_responsible");
    /// <summary>The dialog is in the archive (rules D6, E4).</summary>
    public static readonly RefusalCode DialogArchived = new("dialog_archived");
    /// <summary>The dialog is open already.</summary>
    public static readonly RefusalCode DialogOpen = new("dialog_open");
    /// <summary>Only the author may edit a message (rule E1).</summary>
    public static readonly RefusalCode NotAuthor = new("not_author");
    /// <summary>The time for editing is over (rule E2).</summary>
    public static readonly RefusalCode EditWindowOver = new("edit_window_over");
    /// <summary>The channel cannot show a changed text (rule E2).</summary>
    public static readonly RefusalCode ChannelCannotEdit = new("channel_cannot_edit");
    /// <summary>The channel cannot send (rule H1).</summary>
    public static readonly RefusalCode ChannelCannotSend = new("channel_cannot_send");
    /// <summary>The channel does not declare that it tells what arrived or was read (rule H1).</summary>
    public static readonly RefusalCode ChannelHasNoReceipts = new("channel_has_no_receipts");
    /// <summary>No channel of that kind was added to the chat (rule H1).</summary>
    public static readonly RefusalCode ChannelUnknown = new("channel_unknown");
    /// <summary>Another edit came first (rule E4).</summary>
    public static readonly RefusalCode EditConflict = new("edit_conflict");
    /// <summary>The card was changed by another in between.</summary>
    public static readonly RefusalCode ClientConflict = new("client_conflict");
    /// <summary>The project has a member of that e-mail (rule T2).</summary>
    public static readonly RefusalCode EmailTaken = new("email_taken");
    /// <summary>A member was changed by another in between.</summary>
    public static readonly RefusalCode MemberConflict = new("member_conflict");
    /// <summary>A class of inquiries was changed by another in between.</summary>
    public static readonly RefusalCode ClassConflict = new("class_conflict");
    /// <summary>A site was changed by another in between.</summary>
    public static readonly RefusalCode SiteConflict = new("site_conflict");
    /// <summary>The project's settings were changed by another in between.</summary>
    public static readonly RefusalCode ProjectConflict = new("project_conflict");
    /// <summary>A group was changed by another in between.</summary>
    public static readonly RefusalCode GroupConflict = new("group_conflict");
    /// <summary>There is a site of that key in the installation.</summary>
    public static readonly RefusalCode KeyTaken = new("key_taken");
    /// <summary>A template was changed by another in between (rule X3).</summary>
    public static readonly RefusalCode TemplateConflict = new("template_conflict");
    /// <summary>The project has a group, a template, or a class to choose from, of that name.</summary>
    public static readonly RefusalCode NameTaken = new("name_taken");
    /// <summary>The project has as many templates as it may (rule X1).</summary>
    public static readonly RefusalCode TemplatesFull = new("templates_full");
    /// <summary>The project's only administrator stays one (rule T5).</summary>
    public static readonly RefusalCode LastAdministrator = new("last_administrator");
    /// <summary>The chat's storage cannot do it.</summary>
    public static readonly RefusalCode NotSupported = new("not_supported");
    /// <summary>A stated limit is reached; try again later.</summary>
    public static readonly RefusalCode TooMany = new("too_many");
    /// <summary>A queue is full or the store does not answer; try again.</summary>
    public static readonly RefusalCode Busy = new("busy");

    /// <summary>The code as on the wire.</summary>
    public override string ToString() => Value;
}

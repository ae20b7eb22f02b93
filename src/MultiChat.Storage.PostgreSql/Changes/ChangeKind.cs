namespace MultiChat.Storage.PostgreSql.Changes;

/// <summary>What was changed. The numbers are kept in the database.</summary>
internal enum ChangeKind : short
{
    /// <summary>A dialog's log or marks; the subject is the dialog.</summary>
    Dialog = 1,
    /// <summary>A client was made or their card was saved; the subject is the client.</summary>
    Client = 2,
    /// <summary>A hand switch; the subject is the member.</summary>
    Status = 3,
    /// <summary>The project, its sites, members or groups; the subject is the project.</summary>
    Team = 4,
    /// <summary>A visitor was forgotten; the subject is the visitor.</summary>
    Visitor = 5,
    /// <summary>A visitor's pages at a host; the subject is the visitor.</summary>
    Pages = 6,
    /// <summary>An operator's connections at a host; the subject is the member.</summary>
    Connections = 7,
    /// <summary>A host is gone; the subject is the host, and there is no project.</summary>
    Host = 8,
    /// <summary>Sessions of an account were ended; the subject is the account, and there is no project.</summary>
    Sessions = 9,
    /// <summary>Templates of the project; the subject is the project.</summary>
    Templates = 10,
}

namespace MultiChat.Hosting.Desk;

/// <summary>A part of the desk's table: what can be asked about one subject. Its folder has the shapes, too.</summary>
internal interface IDeskSubject
{
    IEnumerable<DeskMethod> Methods { get; }
}

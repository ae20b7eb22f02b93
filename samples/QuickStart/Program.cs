var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMultiChat();

var app = builder.Build();
app.MapMultiChat("/chat");
app.MapGet("/", () => Results.Content(
    """
    <!doctype html>
    <html lang="en">
    <title>Quick start</title>
    <h1>A page with a chat</h1>
    <script type="module" src="/chat/widget.js"></script>
    """,
    "text/html"));
app.Run();

namespace MultiChat.Browser.Hosts;

/// <summary>The sample's shop as the page around the widget, for pictures; in English a short one with the same sheet and images.</summary>
internal static class Shop
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "samples", "SupportSite", "wwwroot");

    public static string Page(string language, string script) =>
        (language == "ru" ? File.ReadAllText(Path.Combine(Folder, "index.html")) : English).Replace("chat/widget.js", script, StringComparison.Ordinal);

    private const string English =
        """
        <!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Tea and Ware</title>
            <link rel="icon" href="favicon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="site.css">
            <script type="module" src="chat/widget.js"></script>
          </head>
          <body>
            <header class="top">
              <div class="wrap">
                <a class="brand" href="./" aria-current="page"><img src="favicon.svg" alt="" width="32" height="32">Tea and Ware</a>
                <nav aria-label="Sections">
                  <ul><li><a href="#catalog">Catalogue</a></li><li><a href="#delivery">Delivery and payment</a></li><li><a href="#about">About us</a></li></ul>
                </nav>
              </div>
            </header>
            <main id="main">
              <section class="hero split wrap">
                <div>
                  <h1>Good tea, and the ware to go with it</h1>
                  <p>Leaf tea in small lots; cups and pots from workshops that we know in person.</p>
                  <a class="button" href="#catalog">See the catalogue</a>
                </div>
                <img src="images/hero.svg" alt="A porcelain teapot and a bowl of hot tea" width="640" height="500">
              </section>
              <section class="section wrap" id="catalog">
                <h2>Catalogue</h2>
                <p class="lead">What stands on the shelf today. Not sure what to choose? Ask in the chat.</p>
                <ul class="goods" role="list">
                  <li class="good"><img src="images/tin.svg" alt="A red tin with a paper label" width="400" height="300"><div><h3>Da Hong Pao</h3><p>A dark oolong from Wuyi, 50 g</p><p class="price">£9</p></div></li>
                  <li class="good"><img src="images/teapot.svg" alt="A round teapot" width="400" height="300"><div><h3>Noon, a teapot</h3><p>Stoneware under celadon, 450 ml</p><p class="price">£34</p></div></li>
                  <li class="good"><img src="images/pouch.svg" alt="A paper pouch with a sticker" width="400" height="300"><div><h3>Tie Guan Yin</h3><p>A light oolong of the spring harvest, 100 g</p><p class="price">£7</p></div></li>
                </ul>
              </section>
            </main>
          </body>
        </html>
        """;
}

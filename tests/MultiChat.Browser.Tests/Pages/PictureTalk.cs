using MultiChat.Clients;

namespace MultiChat.Browser.Pages;

/// <summary>What is said in the pictures.</summary>
internal sealed record PictureTalk
{
    /// <summary>Dialogs before: a question and its answer by a colleague, or null.</summary>
    public required IReadOnlyList<(string Question, string? Answer)> Earlier { get; init; }

    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>Which of <see cref="Lines"/> are the operator's.</summary>
    public required IReadOnlyList<int> AnnasLines { get; init; }

    /// <summary>Questions that nobody has answered yet.</summary>
    public required IReadOnlyList<string> Later { get; init; }

    public required ClientCard Card { get; init; }

    public string ClientName => Card.Name!;

    public static PictureTalk Of(string language) => language == "ru" ? _russian : _english;

    private static readonly PictureTalk _russian = new()
    {
        Earlier =
        [
            ("Можно ли вернуть чайник, если коробку уже выбросили?", "Да, в течение 14 дней, коробка не нужна."),
            ("Где мой заказ 4471? Обещали ещё вчера.", null),
            ("Работаете ли вы в воскресенье?", "Да, с 10 до 18."),
        ],
        Lines =
        [
            "Здравствуйте! Ищу лампу на письменный стол, тёплый свет. Что посоветуете?",
            "Здравствуйте! Посмотрите «Полярную сову»: 2700 К, яркость меняется плавно.",
            "Она есть в зелёном цвете и в чёрном.",
            "Зелёная подойдёт 🙂 Доставите завтра до обеда?",
            "Завтра с 9 до 12, доставка бесплатная. На какой адрес?",
            "Садовая, 12, квартира 40. Оплата картой при получении.",
            "Записала, спасибо! Курьер позвонит за час.",
        ],
        AnnasLines = [1, 2, 4, 6],
        Later = ["Подскажите, пожалуйста, есть ли у вас подарочная упаковка?", "Не проходит оплата, уже третий раз 😕"],
        Card = new ClientCard
        {
            Name = "Мария Ковалёва",
            Phone = "+7 921 555-01-23",
            Email = "maria@example.org",
            Comment = "Берёт лампу «Полярная сова», зелёную. Звонить после 18:00.",
            Fields = [new ClientField { Name = "Город", Value = "Санкт-Петербург" }],
        },
    };

    private static readonly PictureTalk _english = new()
    {
        Earlier =
        [
            ("Can I return a kettle without its box?", "Yes, within 14 days, the box is not needed."),
            ("Where is my order 4471? It was promised for yesterday.", null),
            ("Are you open on Sunday?", "Yes, from 10 to 6."),
        ],
        Lines =
        [
            "Hello! I am looking for a desk lamp with a warm light. What would you suggest?",
            "Hello! Have a look at the Polar Owl: 2700 K, and it dims smoothly.",
            "It comes in green and in black.",
            "Green it is 🙂 Could you deliver it tomorrow morning?",
            "Tomorrow between 9 and 12, free of charge. Where to?",
            "12 Garden Street, flat 40. I pay by card at the door.",
            "Noted, thank you! The courier will ring an hour before.",
        ],
        AnnasLines = [1, 2, 4, 6],
        Later = ["Do you wrap gifts, by any chance?", "The payment does not go through, for the third time 😕"],
        Card = new ClientCard
        {
            Name = "Mary Coleman",
            Phone = "+44 20 7946 0123",
            Email = "mary@example.org",
            Comment = "Takes the Polar Owl in green. Call after 6 pm.",
            Fields = [new ClientField { Name = "Town", Value = "Bath" }],
        },
    };
}

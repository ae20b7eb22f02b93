using MultiChat.Clients;

namespace MultiChat.Browser.Pages.Pictures;

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
            ("Работаете ли вы в воскресенье?", "Да, с 10 до 20."),
        ],
        Lines =
        [
            "Здравствуйте! Ищу чай в подарок, лучше тёмный улун. Что посоветуете?",
            "Здравствуйте! Возьмите Да Хун Пао: средний прогрев, банка 50 г.",
            "К нему хороши пиалы «Иней», две штуки в наборе.",
            "Беру и то и другое 🙂 Доставите завтра до обеда?",
            "Завтра с 10 до 13, 250 ₽. На какой адрес?",
            "Садовая, 40, квартира 7. Оплата картой при получении.",
            "Записала, спасибо! Курьер позвонит за час.",
        ],
        AnnasLines = [1, 2, 4, 6],
        Later = ["Подскажите, пожалуйста, есть ли у вас подарочная упаковка?", "Не проходит оплата, уже третий раз 😕"],
        Card = new ClientCard
        {
            Name = "Мария Ковалёва",
            Phone = "+7 921 555-01-23",
            Email = "maria@example.org",
            Comment = "Да Хун Пао и пиалы «Иней» в подарок. Звонить после 18:00.",
            Fields = [new ClientField { Name = "Город", Value = "Калинов" }],
        },
    };

    private static readonly PictureTalk _english = new()
    {
        Earlier =
        [
            ("Can I return a kettle without its box?", "Yes, within 14 days, the box is not needed."),
            ("Where is my order 4471? It was promised for yesterday.", null),
            ("Are you open on Sunday?", "Yes, from 10 to 8."),
        ],
        Lines =
        [
            "Hello! I am looking for tea as a present, a dark oolong perhaps. What would you suggest?",
            "Hello! Take the Da Hong Pao: a medium roast, in a tin of 50 g.",
            "The Hoarfrost bowls go well with it, two in a set.",
            "I take both 🙂 Could you deliver them tomorrow morning?",
            "Tomorrow between 10 and 1, that is £4. Where to?",
            "12 Garden Street, flat 7. I pay by card at the door.",
            "Noted, thank you! The courier will ring an hour before.",
        ],
        AnnasLines = [1, 2, 4, 6],
        Later = ["Do you wrap gifts, by any chance?", "The payment does not go through, for the third time 😕"],
        Card = new ClientCard
        {
            Name = "Mary Coleman",
            Phone = "+44 20 7946 0123",
            Email = "mary@example.org",
            Comment = "Da Hong Pao and the bowls, a present. Call after 6 pm.",
            Fields = [new ClientField { Name = "Town", Value = "Bath" }],
        },
    };
}

namespace MultiChat.Clients;

public sealed class ClientCardTests
{
    private static readonly ClientCard Full = new()
    {
        Name = "Пётр 'O\"Нил\"", Phone = "+7 (999) 123-45-67", Email = " Petr@Shop.example ", Comment = "a\nb\u2028😀",
        Fields = [new() { Name = "Размер", Value = "XL" }, new() { Name = "Адрес", Value = "" }],
    };

    [Fact]
    public void What_is_kept_is_read_again() => ClientCard.FromJson(Full.ToJson()).Should().BeEquivalentTo(Full);

    [Fact]
    public void An_empty_card_is_an_empty_object() => ClientCard.Empty.ToJson().Should().Be("{}");

    [Fact]
    public void What_nobody_entered_is_not_kept() => new ClientCard { Phone = "1" }.ToJson().Should().Be("""{"phone":"1"}""");

    [Fact]
    public void What_a_later_version_keeps_stays_through_a_save_of_this_one()
    {
        var kept = ClientCard.FromJson("""{"name":"Peter","birthday":{"day":1},"phone":"1"}""");
        var client = new Client { Project = default, Id = default, GeneratedName = "Cheerful Raccoon", CreatedAt = default, Card = kept };

        client.With(new ClientCard { Name = "Paul" }).Card.ToJson().Should().Be("""{"name":"Paul","birthday":{"day":1}}""");
        client.With(ClientCard.Empty).Card.ToJson().Should().Be("""{"birthday":{"day":1}}""");
    }

    [Fact]
    public void A_text_that_no_storage_keeps_is_refused() =>
        new ClientCard { Comment = "a\0b" }.Invoking(card => card.ToJson()).Should().Throw<ArgumentException>();

    [Fact]
    public void A_client_is_found_by_the_shown_name_and_all_texts_of_the_card()
    {
        var client = new Client { Project = default, Id = default, GeneratedName = "Cheerful Raccoon", CreatedAt = default };

        client.SearchedTexts.Should().Equal("Cheerful Raccoon");
        client.With(Full).SearchedTexts.Should().Equal(Full.Name, Full.Phone, Full.Email, Full.Comment, "Размер", "XL", "Адрес", "");
    }

    [Theory] // C4
    [InlineData("+7 (999) 123-45-67", "phone:79991234567")]
    [InlineData("12345", "phone:12345")]
    [InlineData("1234", null)]
    [InlineData("1234567890123456", null)]
    [InlineData("٠١٢٣٤٥", "phone:012345")]
    public void A_phone_is_compared_by_its_digits(string phone, string? key) => (CardKey.OfPhone(phone)?.Value).Should().Be(key);

    [Theory] // C4, T3
    [InlineData(" Anna@Example.ORG ", "email:ANNA@EXAMPLE.ORG")]
    [InlineData("nobody", null)]
    public void An_e_mail_is_compared_as_logins_are(string email, string? key) => (CardKey.OfEmail(email)?.Value).Should().Be(key);

    [Fact] // C4
    public void A_card_has_a_key_of_the_phone_and_one_of_the_e_mail() =>
        Full.Keys.Select(key => key.Value).Should().Equal("phone:79991234567", "email:PETR@SHOP.EXAMPLE");
}

package com.anycompany.ordergateway.delivery;

import static com.anycompany.ordergateway.store.SampleOrders.FULFILMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.order.Article;
import com.anycompany.ordergateway.order.Basket;
import com.anycompany.ordergateway.order.Customer;
import com.anycompany.ordergateway.order.Language;
import com.anycompany.ordergateway.order.Line;
import com.anycompany.ordergateway.order.Money;
import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.store.SampleOrders;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each kind of receiver reads. */
final class ContentsTest {
    /** The members of a document whose values are texts or numbers; nested ones are left out. */
    private static Map<String, String> scalars(String json) throws IOException {
        var members = new LinkedHashMap<String, String>();
        try (var parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                var token = parser.nextToken();
                if (token.isScalarValue()) {
                    members.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return members;
    }

    @Test
    void saysTheMessageOfTheBrief() {
        // given
        var order = SampleOrders.laptop("12345").order();
        // when
        var message = EventTexts.message(order);
        // then
        assertThat(message).isEqualTo("Nouvelle commande reçue: 12345");
    }

    @Test
    void givesEachProtocolItsText() throws IOException {
        // given
        var order = SampleOrders.laptop("12345").order();
        // when
        var texts = scalars(EventTexts.byProtocol(order));
        // then
        assertThat(texts)
                .containsEntry("default", "Nouvelle commande reçue: 12345")
                .containsEntry("sms", "Nouvelle commande reçue: 12345")
                .containsEntry("APNS", "{\"aps\":{\"alert\":\"Nouvelle commande reçue: 12345\"}}")
                .containsEntry("GCM", "{\"notification\":{\"body\":\"Nouvelle commande reçue: 12345\"}}");
        assertThat(texts.get("email")).contains("Nouvelle commande reçue: 12345", "1 × Laptop", "999.99 EUR");
    }

    @Test
    void sendsTheOrderAsACloudEvent() throws IOException {
        // given
        var notice = new Notice(FULFILMENT, SampleOrders.laptop("12345").order());
        // when
        var document = FulfilmentDocument.of(notice);
        // then
        assertThat(scalars(document))
                .containsEntry("specversion", "1.0")
                .containsEntry("id", "12345/fulfilment:placed")
                .containsEntry("type", "com.anycompany.order.placed")
                .containsEntry("source", "/orders")
                .containsEntry("subject", "12345")
                .containsEntry("time", "2026-11-22T09:30:00.123Z")
                .containsEntry("datacontenttype", "application/json");
        assertThat(document)
                .contains(
                        "\"data\":{\"order_id\":\"12345\"",
                        "\"product\":\"Laptop\",\"price\":999.99",
                        "\"total\":999.99");
    }

    @Test
    void confirmsInFrenchUnlessAskedOtherwise() {
        // given
        var order = SampleOrders.laptop("12345").order();
        // when
        var mail = ConfirmationMail.of(order);
        // then
        assertThat(mail.subject()).isEqualTo("Confirmation de votre commande 12345");
        assertThat(mail.text()).contains("Bonjour,", "- 1 × Laptop: 999,99", "€");
        assertThat(mail.html()).contains("<html lang=\"fr\">", "Nous avons bien reçu votre commande 12345.");
    }

    @Test
    void confirmsInEnglishAndEscapesWhatTheSenderWrote() {
        // given
        var order = SampleOrders.everything("12345").order();
        // when
        var mail = ConfirmationMail.of(order);
        // then
        assertThat(mail.subject()).isEqualTo("Confirmation of your order 12345");
        assertThat(mail.html()).contains("&lt;script&gt;", "27&quot;").doesNotContain("<script>");
        assertThat(mail.text()).contains("<script>");
    }

    @Test
    void printsMoneyAtTheScaleOfItsCurrency() {
        // given
        var order = SampleOrders.inYen("12345").order();
        // when
        var mail = ConfirmationMail.of(order);
        // then
        assertThat(mail.text()).containsPattern("150\\h000").doesNotContain("000,00");
    }

    private static Order of(Line... lines) {
        var laptop = SampleOrders.laptop("12345").order();
        return new Order(
                laptop.id(),
                laptop.caller(),
                new Basket.Lines(List.of(lines)),
                new Customer(Map.of(), Language.EN),
                Map.of(),
                laptop.receivedAt(),
                null);
    }

    private static Line line(String product, int quantity, String price) {
        return new Line(
                new Article.Product(product), quantity, new Money(new BigDecimal(price), Currency.getInstance("USD")));
    }

    @Test
    void countsEveryPieceOfALineAndAllOfThemInTheTotal() throws IOException {
        // given
        var order = of(line("Mouse", 3, "10.00"), line("Cable", 1, "0.50"));
        // when
        var mail = ConfirmationMail.of(order);
        var event = scalars(EventTexts.byProtocol(order)).get("email");
        // then
        assertThat(mail.text()).contains("- 3 × Mouse: US$30.00", "- 1 × Cable: US$0.50", "Total: US$30.50");
        assertThat(mail.html()).contains("US$30.00", "US$0.50", "US$30.50").doesNotContain("US$10.00");
        assertThat(event).contains("3 × Mouse", "1 × Cable", "Total: 30.50 USD");
    }

    @Test
    void escapesEveryCharacterThatMeansSomethingInHtml() {
        // given
        var order = of(line("<b>&lt;\"'", 1, "1.00"));
        // when
        var mail = ConfirmationMail.of(order);
        // then
        assertThat(mail.html()).contains("&lt;b&gt;&amp;lt;&quot;&#39;").doesNotContain("<b>");
    }
}

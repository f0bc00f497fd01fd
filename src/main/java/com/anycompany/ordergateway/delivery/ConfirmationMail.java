package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.order.Language;
import com.anycompany.ordergateway.order.Line;
import com.anycompany.ordergateway.order.Money;
import com.anycompany.ordergateway.order.Order;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/** The mail that confirms an order to its customer, in the customer's language, as text and as HTML. */
public record ConfirmationMail(String subject, String text, String html) {

    /** The mail for {@code order}. Everything that its sender wrote is escaped in the HTML. */
    public static ConfirmationMail of(Order order) {
        var words = Words.in(order.customer().language());
        return new ConfirmationMail(words.subject().formatted(order.id()), text(order, words), html(order, words));
    }

    private static String text(Order order, Words words) {
        var lines = order.basket().lines().stream()
                .map(line -> "- %d × %s: %s\n"
                        .formatted(line.quantity(), line.article().label(), words.money(line.total())))
                .collect(Collectors.joining());
        return "%s\n\n%s\n\n%s\n%s: %s\n\n%s\n"
                .formatted(
                        words.greeting(),
                        words.received().formatted(order.id()),
                        lines,
                        words.total(),
                        words.money(order.basket().total()),
                        words.thanks());
    }

    private static String html(Order order, Words words) {
        var rows = order.basket().lines().stream().map(line -> row(line, words)).collect(Collectors.joining());
        return """
                <!doctype html><html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family:sans-serif;color:#222">
                <p>%s</p><p>%s</p>
                <table style="border-collapse:collapse">%s
                <tr><td colspan="2" style="padding:4px 12px 4px 0"><strong>%s</strong></td>\
                <td style="padding:4px 0;text-align:right"><strong>%s</strong></td></tr></table>
                <p>%s</p></body></html>
                """.formatted(
                        words.locale().getLanguage(),
                        escaped(words.subject().formatted(order.id())),
                        words.greeting(),
                        escaped(words.received().formatted(order.id())),
                        rows,
                        words.total(),
                        escaped(words.money(order.basket().total())),
                        words.thanks());
    }

    private static String row(Line line, Words words) {
        return "<tr><td style=\"padding:4px 12px 4px 0;text-align:right\">" + line.quantity()
                + " ×</td><td style=\"padding:4px 12px 4px 0\">"
                + escaped(line.article().label())
                + "</td><td style=\"padding:4px 0;text-align:right\">" + escaped(words.money(line.total()))
                + "</td></tr>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The fixed words of one language. */
    private record Words(Locale locale, String subject, String greeting, String received, String total, String thanks) {
        private static final Words FRENCH = new Words(
                Locale.FRANCE,
                "Confirmation de votre commande %s",
                "Bonjour,",
                "Nous avons bien reçu votre commande %s.",
                "Total",
                "Merci de votre confiance.");
        private static final Words ENGLISH = new Words(
                Locale.UK,
                "Confirmation of your order %s",
                "Hello,",
                "We have received your order %s.",
                "Total",
                "Thank you for your trust.");

        static Words in(Language language) {
            return switch (language) {
                case FR -> FRENCH;
                case EN -> ENGLISH;
            };
        }

        String money(Money money) {
            var format = NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(money.currency());
            format.setMinimumFractionDigits(money.amount().scale());
            format.setMaximumFractionDigits(money.amount().scale());
            return format.format(money.amount());
        }
    }
}

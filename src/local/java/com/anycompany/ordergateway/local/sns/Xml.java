package com.anycompany.ordergateway.local.sns;

import java.util.List;

/** One element of an answer: a text or a list of elements. Written with every text escaped. */
record Xml(String name, String text, List<Xml> children) {
    static Xml text(String name, String text) {
        return new Xml(name, text, List.of());
    }

    static Xml node(String name, List<Xml> children) {
        return new Xml(name, "", children);
    }

    static Xml node(String name, Xml... children) {
        return node(name, List.of(children));
    }

    void writeTo(StringBuilder out) {
        out.append('<').append(name).append('>').append(escaped(text));
        children.forEach(child -> child.writeTo(out));
        out.append("</").append(name).append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

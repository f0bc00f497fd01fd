package com.anycompany.ordergateway.local.ses;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The members of one JSON object in a call. A member of another kind than asked for makes the call unreadable. */
record Fields(JsonObject json) {
    static Fields of(Buffer body) {
        if (body.length() == 0) {
            return new Fields(new JsonObject());
        }
        try {
            return new Fields(new JsonObject(body));
        } catch (DecodeException | ClassCastException e) {
            throw SesRefusal.unreadable();
        }
    }

    boolean has(String name) {
        return json.getValue(name) != null;
    }

    Optional<String> text(String name) {
        return member(name, String.class);
    }

    Optional<Boolean> flag(String name) {
        return member(name, Boolean.class);
    }

    /** The object of that name, or one without members. */
    Fields object(String name) {
        return new Fields(member(name, JsonObject.class).orElseGet(JsonObject::new));
    }

    List<Fields> objects(String name) {
        return list(name, JsonObject.class).stream().map(Fields::new).toList();
    }

    List<String> texts(String name) {
        return list(name, String.class);
    }

    private <T> List<T> list(String name, Class<T> kind) {
        var items = new ArrayList<T>();
        member(name, JsonArray.class).orElseGet(JsonArray::new).forEach(item -> items.add(cast(item, kind)));
        return items;
    }

    private <T> Optional<T> member(String name, Class<T> kind) {
        return Optional.ofNullable(json.getValue(name)).map(value -> cast(value, kind));
    }

    private static <T> T cast(Object value, Class<T> kind) {
        if (kind.isInstance(value)) {
            return kind.cast(value);
        }
        throw SesRefusal.unreadable();
    }
}

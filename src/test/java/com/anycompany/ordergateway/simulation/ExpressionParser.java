package com.anycompany.ordergateway.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the part of DynamoDB's expression language that conditions and updates of ours may be written in; refuses every
 * other text, so that nothing passes here that is not understood.
 *
 * <p>Source: DynamoDB Developer Guide, "Condition and filter expressions", "Update expressions".
 */
final class ExpressionParser {
    private static final Pattern TOKEN = Pattern.compile("\\s*(:?[A-Za-z_][A-Za-z0-9_]*|<=|>=|<>|[=<>()+,-])");
    private static final Set<String> OPERATORS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> CLAUSES = Set.of("SET", "REMOVE");

    private final List<String> tokens = new ArrayList<>();
    private final Set<String> given;
    private int at;
    private boolean repeatsClauses;

    private ExpressionParser(String text, Set<String> given) {
        this.given = given;
        var matcher = TOKEN.matcher(text.strip());
        var end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (end != text.strip().length() || tokens.isEmpty()) {
            throw new BadRequest("expression: " + text);
        }
    }

    /** The condition that {@code text} says; the names of the values that it uses are added to {@code given}. */
    static Condition condition(String text, Set<String> given) {
        var parser = new ExpressionParser(text, given);
        var condition = parser.disjunction();
        parser.end();
        return condition;
    }

    /** The update that {@code text} says; the names of the values that it uses are added to {@code given}. */
    static Update update(String text, Set<String> given) {
        return update(text, given, false);
    }

    /** The same in PartiQL, where each attribute has a clause of its own. */
    static Update statement(String text, Set<String> given) {
        return update(text, given, true);
    }

    private static Update update(String text, Set<String> given, boolean repeatsClauses) {
        var parser = new ExpressionParser(text, given);
        parser.repeatsClauses = repeatsClauses;
        var update = parser.clauses();
        parser.end();
        return update;
    }

    private Update clauses() {
        var sets = new HashMap<String, Operand>();
        var removes = new HashSet<String>();
        var seen = new HashSet<String>();
        while (at < tokens.size()) {
            var clause = next().toUpperCase(Locale.ROOT);
            if (!CLAUSES.contains(clause) || (!seen.add(clause) && !repeatsClauses)) {
                throw new BadRequest("clause " + clause);
            }
            do {
                var name = name();
                if (sets.containsKey(name) || removes.contains(name)) {
                    throw new BadRequest("two paths overlap: " + name);
                }
                if (clause.equals("SET")) {
                    expect("=");
                    sets.put(name, sum());
                } else {
                    removes.add(name);
                }
            } while (take(","));
        }
        return new Update(Map.copyOf(sets), Set.copyOf(removes));
    }

    private Condition disjunction() {
        var left = conjunction();
        while (take("OR")) {
            left = new Condition.Pair(left, false, conjunction());
        }
        return left;
    }

    private Condition conjunction() {
        var left = negation();
        while (take("AND")) {
            left = new Condition.Pair(left, true, negation());
        }
        return left;
    }

    private Condition negation() {
        if (take("NOT")) {
            return new Condition.Not(negation());
        }
        if (take("(")) {
            var inner = disjunction();
            expect(")");
            return inner;
        }
        if (take("attribute_exists")) {
            return exists(true);
        }
        return take("attribute_not_exists") ? exists(false) : comparison();
    }

    private Condition exists(boolean wanted) {
        expect("(");
        var name = name();
        expect(")");
        return new Condition.Exists(name, wanted);
    }

    private Condition comparison() {
        var left = operand();
        var operator = next();
        if (!OPERATORS.contains(operator)) {
            throw new BadRequest("operator " + operator);
        }
        return new Condition.Comparison(left, operator, operand());
    }

    private Operand sum() {
        var left = operand();
        if (take("+")) {
            return new Operand.Sum(left, true, operand());
        }
        return take("-") ? new Operand.Sum(left, false, operand()) : left;
    }

    private Operand operand() {
        if (take("if_not_exists")) {
            expect("(");
            var path = new Operand.Path(name());
            expect(",");
            var otherwise = operand();
            expect(")");
            return new Operand.IfNotExists(path, otherwise);
        }
        if (at < tokens.size() && tokens.get(at).startsWith(":")) {
            given.add(tokens.get(at));
            return new Operand.Given(next());
        }
        return new Operand.Path(name());
    }

    private String name() {
        var name = next();
        if (!Character.isLetter(name.charAt(0)) && name.charAt(0) != '_') {
            throw new BadRequest("attribute name " + name);
        }
        return name;
    }

    private boolean take(String word) {
        var taken = at < tokens.size() && tokens.get(at).equalsIgnoreCase(word);
        at += taken ? 1 : 0;
        return taken;
    }

    private void expect(String word) {
        if (!take(word)) {
            throw new BadRequest("expected " + word + " in " + tokens);
        }
    }

    private String next() {
        if (at == tokens.size()) {
            throw new BadRequest("unexpected end of " + tokens);
        }
        return tokens.get(at++);
    }

    private void end() {
        if (at != tokens.size()) {
            throw new BadRequest("unexpected " + tokens.get(at) + " in " + tokens);
        }
    }
}

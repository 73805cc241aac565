package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Declaration;
import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.ast.Value;
import dev.glissade.dsl.text.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * A whole rule that has passed every check: the written-out units of a chain from left to right, nested chains spliced in. A
 * unit that stands alone is a chain of one.
 */
public final class CheckedRule {

    private final String name;
    private final UnitKind kind;
    private final Optional<String> doc;
    private final SourceText source;
    private final List<Part> parts;
    private final List<Hyper> hypers;

    CheckedRule(
            String name, UnitKind kind, Optional<String> doc, SourceText source, List<Part> parts, List<Hyper> hypers) {
        this.name = name;
        this.kind = kind;
        this.doc = doc;
        this.source = source;
        this.parts = List.copyOf(parts);
        this.hypers = List.copyOf(hypers);
    }

    public String name() {
        return name;
    }

    public UnitKind kind() {
        return kind;
    }

    public Optional<String> doc() {
        return doc;
    }

    /** The source that the rule itself stands in; its parts may come from others. */
    public SourceText source() {
        return source;
    }

    public List<Part> parts() {
        return parts;
    }

    /** All hyperparameters that a user of the rule sees, with the names that they have for the user, in order of declaration. */
    public List<Hyper> hypers() {
        return hypers;
    }

    /**
     * A unit in its place in the chain.
     *
     * @param alias its name in the chain: the unit's, or the one given by {@code as}
     */
    public record Part(String alias, CheckedUnit unit) {}

    /**
     * A hyperparameter as the user of the whole rule sees it.
     *
     * @param name its public name: the symbol's own, or {@code unit_name} where that occurs twice
     * @param part the index of the part that declares it
     * @param symbol its declaration there
     * @param length the number of values: the overriding list's length, or the symbol's
     * @param value its default: the override, or the one in the unit; empty if it must be given
     * @param valueSource the source that {@code value} is written in
     * @param computed whether {@code value} calls schedules, so that it is worked out in each step and cannot be set
     */
    public record Hyper(
            String name,
            int part,
            HyperSymbol symbol,
            int length,
            Optional<Value> value,
            SourceText valueSource,
            boolean computed,
            List<ScheduleUse> schedules) {
        public Hyper {
            schedules = List.copyOf(schedules);
        }

        public Optional<Declaration.Range> range() {
            return symbol.range();
        }
    }

    /** A schedule that a computed value calls by name, resolved. */
    public record ScheduleUse(String calledAs, CheckedUnit schedule) {}
}

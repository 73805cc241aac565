package dev.glissade.compiler.check;

import dev.glissade.compiler.type.ValueType;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.text.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One written-out unit that has passed every check: each name has a meaning, each expression a type, each block is legal.
 *
 * <p>The statements are the tree's own. What they need beyond the tree is here: the symbols, and the type of each local,
 * because a local is a tensor as soon as one value assigned to it is.
 */
public final class CheckedUnit {

    private final SourceText source;
    private final Unit.Block tree;
    private final List<HyperSymbol> hypers;
    private final List<String> shared;
    private final List<StateSymbol> states;
    private final Map<Identifier, ValueType> locals;
    private final List<IndexNeed> indexNeeds;

    CheckedUnit(
            SourceText source,
            Unit.Block tree,
            List<HyperSymbol> hypers,
            List<String> shared,
            List<StateSymbol> states,
            Map<Identifier, ValueType> locals,
            List<IndexNeed> indexNeeds) {
        this.source = source;
        this.tree = tree;
        this.hypers = List.copyOf(hypers);
        this.shared = List.copyOf(shared);
        this.states = List.copyOf(states);
        this.locals = Map.copyOf(locals);
        this.indexNeeds = List.copyOf(indexNeeds);
    }

    public SourceText source() {
        return source;
    }

    public Unit.Block tree() {
        return tree;
    }

    public List<HyperSymbol> hypers() {
        return hypers;
    }

    /** The names that it shares with the chain's optimizer. */
    public List<String> shared() {
        return shared;
    }

    public List<StateSymbol> states() {
        return states;
    }

    /** What its indices ask of the lengths of its lists, for a chain that gives one another length. */
    List<IndexNeed> indexNeeds() {
        return indexNeeds;
    }

    public Optional<HyperSymbol> hyper(String name) {
        return hypers.stream().filter(h -> h.name().equals(name)).findFirst();
    }

    public Optional<StateSymbol> state(String name) {
        return states.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /**
     * The type of the local that {@code declaration} introduces.
     *
     * @param declaration the name in its {@code let}; in the bare form the name in its first assignment in the text
     */
    public ValueType localType(Identifier declaration) {
        ValueType type = locals.get(declaration);
        if (type == null) {
            throw new IllegalStateException("no local is declared at '" + declaration.text() + "'");
        }
        return type;
    }
}

package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that are visible in a whole unit, declared or inferred, in order. */
final class Declared {

    private final Map<String, Symbol> symbols = new LinkedHashMap<>();

    void add(Symbol symbol) {
        symbols.putIfAbsent(symbol.name(), symbol);
    }

    Optional<Symbol> find(String name) {
        return Optional.ofNullable(symbols.get(name));
    }

    Collection<String> names() {
        return symbols.keySet();
    }

    Collection<Symbol> symbols() {
        return symbols.values();
    }

    List<HyperSymbol> hypers() {
        List<HyperSymbol> hypers = new ArrayList<>();
        for (Symbol symbol : symbols.values()) {
            if (symbol instanceof Symbol.OfHyper hyper) {
                hypers.add(hyper.hyper());
            }
        }
        return hypers;
    }

    List<StateSymbol> states() {
        List<StateSymbol> states = new ArrayList<>();
        for (Symbol symbol : symbols.values()) {
            if (symbol instanceof Symbol.OfState state) {
                states.add(state.state());
            }
        }
        return states;
    }

    List<Identifier> shared() {
        List<Identifier> shared = new ArrayList<>();
        for (Symbol symbol : symbols.values()) {
            if (symbol instanceof Symbol.OfShared s) {
                shared.add(s.declaration());
            }
        }
        return shared;
    }
}

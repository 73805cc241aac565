package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Index;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import java.util.IdentityHashMap;

/** What each name of one unit means, by the node of the tree that it stands in. */
final class Names {

    /** By identity: two nodes may be equal, and equal nodes need not mean the same. */
    private final IdentityHashMap<Object, Symbol> meanings = new IdentityHashMap<>();

    void put(Object node, Symbol symbol) {
        meanings.put(node, symbol);
    }

    Symbol of(Expr.Name name) {
        return get(name);
    }

    /** The list that is indexed. */
    Symbol of(Expr.Element element) {
        return get(element);
    }

    Symbol of(Index.OfName index) {
        return get(index);
    }

    Symbol of(Target.OfName target) {
        return get(target);
    }

    /** The list that is indexed. */
    Symbol of(Target.OfElement target) {
        return get(target);
    }

    /** The list that a loop runs over. */
    Symbol of(Statement.For loop) {
        return get(loop);
    }

    private Symbol get(Object node) {
        Symbol symbol = meanings.get(node);
        if (symbol == null) {
            throw new IllegalStateException("a name was not resolved: " + node);
        }
        return symbol;
    }
}

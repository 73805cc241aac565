package dev.glissade.compiler.check;

import dev.glissade.compiler.type.ValueType;
import dev.glissade.dsl.ast.Identifier;
import java.util.HashMap;
import java.util.Map;

/**
 * The types of the locals of one unit, by the identifiers that introduce them. A local has the nature of the first value that
 * it is given and the narrowest reach of all.
 */
final class LocalTypes {

    private final Map<Identifier, ExprType> types = new HashMap<>();
    private boolean changed;

    ExprType of(Identifier declaration) {
        return types.getOrDefault(declaration, ExprType.UNKNOWN);
    }

    /** Takes one more value into account. */
    void assign(Identifier declaration, ExprType value) {
        ExprType known = types.get(declaration);
        ExprType joined = known == null || known.isUnknown() ? value : known.narrowedTo(value.reach());
        if (!joined.equals(known)) {
            types.put(declaration, joined);
            changed = true;
        }
    }

    /** Whether an assignment has told something new since the last question. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    Map<Identifier, ValueType> valueTypes() {
        Map<Identifier, ValueType> result = new HashMap<>();
        types.forEach((declaration, type) -> result.put(declaration, type.valueType()));
        return result;
    }
}

package dev.glissade.compiler.pass;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Values;
import java.util.List;

/** Scalars with the other sign. */
final class Negation {

    private Negation() {}

    /** A scalar of the working precision with the other sign; where it is a rounded double, the double has it already. */
    static int ofScalar(Values made, Node node, int scalar) {
        if (made.op(scalar) instanceof Op.Round round) {
            int exact;
            if (made.op(round.value()) instanceof Op.Constant constant) {
                exact = made.add(new Op.Constant(-constant.value()), unnamed(node));
            } else if (made.op(round.value()) instanceof Op.Apply apply && apply.operation() == Operation.NEG) {
                exact = apply.arguments().get(0);
            } else {
                exact = made.add(new Op.Apply(Operation.NEG, List.of(round.value())), unnamed(node));
            }
            return made.add(new Op.Round(exact), unnamed(node));
        }
        return made.add(new Op.Apply(Operation.NEG, List.of(scalar)), unnamed(node));
    }

    /** The origin of a value that the rule has no name for. */
    static Node.Origin unnamed(Node node) {
        return new Node.Origin(node.origin().source(), node.origin().line());
    }
}

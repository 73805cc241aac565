package dev.glissade.compiler.lower;

import dev.glissade.compiler.ir.Op;
import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Index;

/** What names mean in {@code eval}: the parameter and the states as they are after the last step. */
final class EvaluationNames implements Names {

    /** How hyperparameters are read. */
    interface Hypers {
        Operand read(String name, int element);

        int length(String list);
    }

    private final Flow flow;
    private final StateTable states;
    private final int part;
    private final Hypers hypers;

    EvaluationNames(Flow flow, StateTable states, int part, Hypers hypers) {
        this.flow = flow;
        this.states = states;
        this.part = part;
        this.hypers = hypers;
    }

    @Override
    public Operand name(String name) {
        return read(name, 0);
    }

    @Override
    public Operand element(Identifier name, Index index) {
        if (index instanceof Index.OfNumber number) {
            return read(name.text(), (int) number.value());
        }
        throw Names.illegal("a loop variable");
    }

    private Operand read(String name, int element) {
        return states.find(part, name, element)
                .map(slot -> flow.get(new Variable.State(slot)))
                .orElseGet(() -> hypers.read(name, element));
    }

    @Override
    public int length(String list) {
        return hypers.length(list);
    }

    @Override
    public Operand builtin(Builtin builtin) {
        return builtin == Builtin.THETA ? flow.tensor(new Op.Theta()) : Constants.of(flow, builtin);
    }
}

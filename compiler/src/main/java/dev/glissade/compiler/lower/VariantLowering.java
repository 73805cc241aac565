package dev.glissade.compiler.lower;

import dev.glissade.compiler.check.CheckedRule;
import dev.glissade.compiler.check.StateSymbol;
import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.Pruning;
import dev.glissade.compiler.ir.StateSlot;
import dev.glissade.compiler.ir.Values;
import dev.glissade.compiler.type.HyperType;
import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.ValueType;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.UnitKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Lowers a whole chain under one choice of flags. */
final class VariantLowering {

    private final CheckedRule rule;
    private final HyperTable hypers;
    private final BitSet uniform;
    private final List<LivePart> parts;
    private final Flow flow = new Flow(new Values());
    private final StateTable states;
    private final Gradients gradients;
    private final Fills fills = new Fills(flow.values());
    private int runs;

    /**
     * A lowering of one variant.
     *
     * @param choice bit {@code i} is the value of flag {@code i}
     * @param uniform the indices of the hyperparameters that all groups must agree on
     * @param staged whether every tensor state may be kept in another storage than the rule says
     */
    VariantLowering(CheckedRule rule, HyperTable hypers, int choice, BitSet uniform, boolean staged) {
        this.rule = rule;
        this.hypers = hypers;
        this.uniform = uniform;
        this.parts = IntStream.range(0, rule.parts().size())
                .mapToObj(i -> new LivePart(i, rule.parts().get(i).unit(), new Flags(hypers, i, choice)))
                .toList();
        this.states = new StateTable(isChain(rule), staged);
        this.gradients = new Gradients(this, parts);
    }

    private static boolean isChain(CheckedRule rule) {
        return rule.parts().size() > 1 || !rule.parts().get(0).alias().equals(rule.name());
    }

    Program lower() {
        for (LivePart part : parts) {
            for (StateSymbol symbol : part.states()) {
                OptionalInt length = symbol.list()
                        .map(list -> OptionalInt.of(length(part, list)))
                        .orElse(OptionalInt.empty());
                states.add(part.index(), rule.parts().get(part.index()).alias(), symbol, length);
            }
        }
        flow.at(origin(parts.get(0), parts.get(0).unit().tree().span().start()));
        flow.set(Variable.THETA, flow.tensor(new Op.Theta()));
        flow.set(Variable.GRAD, gradients.plain());
        runRightOf(-1);
        List<Integer> results = IntStream.range(0, states.slots().size())
                .mapToObj(slot -> flow.get(new Variable.State(slot)).value())
                .toList();
        int theta = flow.get(Variable.THETA).value();
        var program = new Program(flow.values().toList(), states.slots(), theta, results, evaluation());
        return Pruning.prune(program);
    }

    /** Runs the parts right of one of them, up to and with the next wrapper, which runs those right of it itself. */
    void runRightOf(int index) {
        for (LivePart part : parts.subList(index + 1, parts.size())) {
            if (!gradients.isDeferred(part)) {
                run(part);
            }
            if (part.unit().tree().kind() == UnitKind.WRAPPER) {
                return;
            }
        }
    }

    void run(LivePart part) {
        new UnitRun(this, part, runs++).run();
    }

    Flow flow() {
        return flow;
    }

    StateTable states() {
        return states;
    }

    /** What the units left of a part make of the gradient at a point. */
    Operand gradientAt(Operand point, int part) {
        return gradients.at(point, part);
    }

    int length(LivePart part, String list) {
        return place(part, list).length();
    }

    private HyperTable.Place place(LivePart part, String name) {
        return hypers.find(part.index(), name).orElseThrow(() -> Names.illegal("'" + name + "'"));
    }

    /** The value of a hyperparameter, or of one element of a list; of a flag, its choice. */
    Operand hyper(LivePart part, String name, int element) {
        return hyper(flow, part, name, element);
    }

    private Operand hyper(Flow into, LivePart part, String name, int element) {
        HyperTable.Place place = place(part, name);
        if (place.type() == HyperType.FLAG) {
            return into.truth(part.flags().flag(name).orElseThrow());
        }
        Scope scope = uniform.get(place.index()) ? Scope.GLOBAL : Scope.GROUP;
        return into.typed(new Op.Hyper(place.slot() + element), ValueType.scalar(scope));
    }

    /** Gives a state its value for the beginning of the step: filled if that can be, otherwise selected in the first step. */
    void initialise(int slot, Operand value) {
        Operand old = flow.typed(new Op.State(slot), states.type(slot));
        Operand began = old;
        if (fills.isFill(value)) {
            states.fill(slot, value.value());
            states.begin(slot, old);
        } else {
            Operand initial = states.stored(flow, slot, Op.Store.NEAREST, value);
            began = flow.apply(Operation.SELECT, flow.scalar(states.firstStep(slot)), initial, old);
            states.begin(slot, began, initial);
        }
        flow.set(new Variable.State(slot), began);
    }

    void assign(int slot, int place, Operand value) {
        flow.name(value, states.slots().get(slot).name());
        flow.set(new Variable.State(slot), states.stored(flow, slot, place, value));
    }

    private Optional<Program> evaluation() {
        return parts.stream()
                .filter(p -> p.evaluation().isPresent())
                .findFirst()
                .map(part -> {
                    Statement.Eval eval = part.evaluation().orElseThrow();
                    var apart = new Flow(new Values());
                    apart.at(origin(part, eval.span().start()));
                    List<StateSlot> slots = new ArrayList<>();
                    List<Integer> unchanged = new ArrayList<>();
                    for (int slot = 0; slot < states.slots().size(); slot++) {
                        StateSlot s = states.slots().get(slot);
                        slots.add(new StateSlot(s.name(), s.scope(), s.storage(), OptionalInt.empty()));
                        Operand state = apart.typed(new Op.State(slot), states.type(slot));
                        apart.set(new Variable.State(slot), state);
                        unchanged.add(state.value());
                    }
                    var names = new EvaluationNames(apart, states, part.index(), hypersOf(part, apart));
                    Operand point = apart.asTensor(new ExpressionLowering(apart, names).lower(eval.value()));
                    return new Program(apart.values().toList(), slots, point.value(), unchanged, Optional.empty());
                });
    }

    private EvaluationNames.Hypers hypersOf(LivePart part, Flow into) {
        return new EvaluationNames.Hypers() {
            @Override
            public Operand read(String name, int element) {
                return hyper(into, part, name, element);
            }

            @Override
            public int length(String list) {
                return VariantLowering.this.length(part, list);
            }
        };
    }

    private static Node.Origin origin(LivePart part, int offset) {
        var source = part.unit().source();
        return new Node.Origin(source.name(), source.line(offset));
    }
}

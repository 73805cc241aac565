package dev.glissade.compiler.lower;

import dev.glissade.compiler.check.StateSymbol;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.type.ValueType;
import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Index;
import dev.glissade.dsl.ast.Target;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One run of one unit in a step, with its own locals; a unit left of a {@code grad(point)} may run once for each gradient. */
final class UnitRun implements StatementLowering.Place {

    private record Turn(int index, int turns) {}

    private final VariantLowering chain;
    private final LivePart part;
    private final int number;
    private final Flow flow;
    private final DrawPlaces draws;
    private final AssignmentPlaces assignments;
    private final Map<String, Turn> loops = new LinkedHashMap<>();
    private final Map<String, ValueType> localTypes = new HashMap<>();

    UnitRun(VariantLowering chain, LivePart part, int number) {
        this.chain = chain;
        this.part = part;
        this.number = number;
        this.flow = chain.flow();
        this.draws = new DrawPlaces(part.unit());
        this.assignments = new AssignmentPlaces(part.unit());
    }

    /** Gives the states their initial values, then runs the statements. */
    void run() {
        for (StateSymbol symbol : part.unit().states()) {
            var source = part.unit().source();
            flow.at(new Node.Origin(source.name(), source.line(symbol.span().start())));
            initialise(symbol);
        }
        new StatementLowering(flow, this, part.unit().source()).lower(part.statements());
    }

    private void initialise(StateSymbol symbol) {
        var expressions = new ExpressionLowering(flow, this);
        int elements = symbol.list().map(this::length).orElse(1);
        for (int i = 0; i < elements; i++) {
            Operand value = symbol.init().map(expressions::lower).orElseGet(() -> flow.number(0));
            Optional<Integer> slot = chain.states().find(part.index(), symbol.name(), i);
            if (slot.isPresent()) {
                chain.initialise(slot.get(), value);
            } else {
                // no statement mentions it: it does not exist, but states below may begin with its value
                flow.set(unmentioned(symbol.name(), i), chain.states().stored(flow, symbol, value));
            }
        }
    }

    /** The initial value of a state, or of an element of a list of states, that does not exist. */
    private Variable unmentioned(String name, int element) {
        return local(name + "[" + element + "]");
    }

    private Variable local(String name) {
        return new Variable.Local(number, name);
    }

    @Override
    public Operand name(String name) {
        Turn turn = loops.get(name);
        if (turn != null) {
            return flow.number(turn.index());
        }
        Optional<Integer> state = chain.states().find(part.index(), name, 0);
        if (state.isPresent()) {
            return flow.get(new Variable.State(state.get()));
        }
        return flow.find(local(name))
                .or(() -> flow.find(unmentioned(name, 0)))
                .orElseGet(() -> chain.hyper(part, name, 0));
    }

    @Override
    public Operand builtin(Builtin builtin) {
        return switch (builtin) {
            case THETA -> flow.get(Variable.THETA);
            case GRAD -> flow.get(Variable.GRAD);
            case LOSS -> flow.scalar(new Op.Loss());
            case T, PI, INF -> Constants.of(flow, builtin);
            case CENTER -> throw Names.illegal("'center'");
        };
    }

    @Override
    public Operand element(Identifier name, Index index) {
        int element = element(index);
        return chain.states()
                .find(part.index(), name.text(), element)
                .map(slot -> flow.get(new Variable.State(slot)))
                .or(() -> flow.find(unmentioned(name.text(), element)))
                .orElseGet(() -> chain.hyper(part, name.text(), element));
    }

    private int element(Index index) {
        if (index instanceof Index.OfName variable) {
            Turn turn = loops.get(variable.name().text());
            if (turn == null) {
                throw Names.illegal("the index '" + variable.name().text() + "'");
            }
            return turn.index();
        }
        return (int) ((Index.OfNumber) index).value();
    }

    private int slot(Expr state) {
        Optional<Integer> slot = Optional.empty();
        if (state instanceof Expr.Name name) {
            slot = chain.states().find(part.index(), name.name(), 0);
        } else if (state instanceof Expr.Element e) {
            slot = chain.states().find(part.index(), e.name().text(), element(e.index()));
        }
        return slot.orElseThrow(() -> Names.illegal("what 'prev' or 'stale' is asked of"));
    }

    @Override
    public Operand prev(Expr of) {
        if (of instanceof Expr.Known) {
            return flow.tensor(new Op.Theta());
        }
        return chain.states().began(slot(of));
    }

    @Override
    public Operand stale(Expr of) {
        int slot = slot(of);
        Operand stale = flow.typed(new Op.Stale(slot), chain.states().type(slot));
        return chain.states()
                .initial(slot)
                .map(initial -> flow.select(flow.scalar(chain.states().firstStep(slot)), initial, stale))
                .orElse(stale);
    }

    @Override
    public Operand gradientAt(Operand point) {
        return chain.gradientAt(point, part.index());
    }

    @Override
    public Operand draw(Op.Distribution distribution, Expr.Call call) {
        return flow.tensor(new Op.Draw(distribution, part.index(), draws.place(call, turn())));
    }

    private int turn() {
        return loops.values().stream().reduce(0, (k, t) -> k * t.turns() + t.index(), Integer::sum);
    }

    private int place(Target target) {
        return assignments.place(target, turn());
    }

    @Override
    public int length(String list) {
        return chain.length(part, list);
    }

    @Override
    public Operand read(Target target) {
        if (target instanceof Target.OfBuiltin known) {
            return builtin(known.builtin());
        }
        if (target instanceof Target.OfElement element) {
            return element(element.name(), element.index());
        }
        return name(((Target.OfName) target).name().text());
    }

    @Override
    public void assign(Target target, Operand value) {
        if (target instanceof Target.OfBuiltin known) {
            flow.name(value, known.builtin().word());
            flow.set(known.builtin() == Builtin.THETA ? Variable.THETA : Variable.GRAD, flow.asTensor(value));
        } else if (target instanceof Target.OfElement e) {
            chain.assign(slot(new Expr.Element(e.name(), e.index(), e.span())), place(target), value);
        } else if (target instanceof Target.OfName name) {
            Optional<Integer> state =
                    chain.states().find(part.index(), name.name().text(), 0);
            if (state.isPresent()) {
                chain.assign(state.get(), place(target), value);
            } else {
                localTypes.computeIfAbsent(name.name().text(), n -> part.unit().localType(name.name()));
                bind(name.name().text(), value);
            }
        }
    }

    @Override
    public void declare(Identifier name, Operand value) {
        localTypes.put(name.text(), part.unit().localType(name));
        bind(name.text(), value);
    }

    private void bind(String name, Operand value) {
        flow.name(value, name);
        ValueType type = localTypes.get(name);
        flow.set(local(name), type != null && type.isTensor() ? flow.asTensor(value) : value);
    }

    @Override
    public void forget(Identifier name) {
        flow.forget(local(name.text()));
    }

    @Override
    public void inner() {
        chain.runRightOf(part.index());
    }

    @Override
    public void enter(Identifier variable, int turn, int turns) {
        loops.put(variable.text(), new Turn(turn, turns));
    }

    @Override
    public void leave(Identifier variable) {
        loops.remove(variable.text());
    }
}

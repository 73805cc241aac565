package dev.glissade.compiler.lower;

import dev.glissade.compiler.check.CheckedUnit;
import dev.glissade.compiler.check.HyperSymbol;
import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.ast.Value;
import java.util.HashMap;
import java.util.Map;

/** One run of a schedule: scalars only, no state, and {@code value} is what it is asked for. */
final class ScheduleRun implements StatementLowering.Place {

    private static final String VALUE = "value";

    private final Flow flow;
    private final int number;
    private final Map<String, Operand> hypers;

    private ScheduleRun(Flow flow, int number, Map<String, Operand> hypers) {
        this.flow = flow;
        this.number = number;
        this.hypers = hypers;
    }

    /**
     * The value of the schedule.
     *
     * @param number tells the locals of this run from those of others
     * @param given what its hyperparameters are worth; those that are missing have their defaults
     */
    static Operand run(Flow flow, int number, CheckedUnit schedule, Map<String, Operand> given) {
        var run = new ScheduleRun(flow, number, new HashMap<>(given));
        for (HyperSymbol symbol : schedule.hypers()) {
            if (!given.containsKey(symbol.name())
                    && symbol.defaultValue().orElseThrow() instanceof Value.Single value) {
                run.hypers.put(symbol.name(), new ExpressionLowering(flow, run).lower(value.expr()));
            }
        }
        new StatementLowering(flow, run, schedule.source())
                .lower(schedule.tree().statements());
        return flow.get(run.local(VALUE));
    }

    private Variable local(String name) {
        return new Variable.Local(number, name);
    }

    @Override
    public Operand name(String name) {
        return flow.find(local(name)).orElseGet(() -> {
            Operand hyper = hypers.get(name);
            if (hyper == null) {
                throw Names.illegal("'" + name + "'");
            }
            return hyper;
        });
    }

    @Override
    public Operand builtin(Builtin builtin) {
        return Constants.of(flow, builtin);
    }

    @Override
    public Operand read(Target target) {
        return name(nameOf(target).text());
    }

    @Override
    public void assign(Target target, Operand value) {
        flow.set(local(nameOf(target).text()), value);
    }

    private static Identifier nameOf(Target target) {
        if (target instanceof Target.OfName name) {
            return name.name();
        }
        throw Names.illegal("an assignment");
    }

    @Override
    public void declare(Identifier name, Operand value) {
        flow.set(local(name.text()), value);
    }

    @Override
    public void forget(Identifier name) {
        flow.forget(local(name.text()));
    }
}

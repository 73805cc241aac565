package dev.glissade.compiler.lower;

import dev.glissade.compiler.check.CheckedRule;
import dev.glissade.compiler.check.CheckedUnit;
import dev.glissade.compiler.check.HyperSymbol;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.ScalarFunction;
import dev.glissade.compiler.ir.Values;
import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.ValueType;
import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Index;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.Value;
import dev.glissade.dsl.text.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lowers what is worked out outside the step: defaults, hyperparameters computed from schedules, schedules themselves. */
final class Formulas {

    private final HyperTable hypers;

    Formulas(HyperTable hypers) {
        this.hypers = hypers;
    }

    /** One formula for each value of a hyperparameter; none if it must be given. */
    List<ScalarFunction> defaults(CheckedRule.Hyper hyper) {
        return hyper.value().map(Formulas::expressions).orElse(List.of()).stream()
                .map(expression -> formula(hyper, expression))
                .toList();
    }

    private static List<Expr> expressions(Value value) {
        return value instanceof Value.Many many ? many.elements() : List.of(((Value.Single) value).expr());
    }

    private ScalarFunction formula(CheckedRule.Hyper hyper, Expr expression) {
        var flow = new Flow(new Values());
        at(flow, hyper.valueSource(), expression);
        var names = new FormulaNames(flow, hyper);
        return function(flow, new ExpressionLowering(flow, names).lower(expression));
    }

    /** The formula of {@code value} of a rule that is a schedule. */
    ScalarFunction schedule(CheckedRule rule) {
        var flow = new Flow(new Values());
        CheckedUnit unit = rule.parts().get(0).unit();
        Map<String, Operand> slots = new HashMap<>();
        for (HyperSymbol symbol : unit.hypers()) {
            slots.put(symbol.name(), hyper(flow, 0, symbol.name()));
        }
        return function(flow, ScheduleRun.run(flow, 0, unit, slots));
    }

    private Operand hyper(Flow flow, int part, String name) {
        return hyper(flow, part, name, 0);
    }

    private Operand hyper(Flow flow, int part, String name, int element) {
        int slot =
                hypers.find(part, name).map(HyperTable.Place::slot).orElseThrow(() -> Names.illegal("'" + name + "'"));
        return flow.typed(new Op.Hyper(slot + element), ValueType.scalar(Scope.GROUP));
    }

    private static void at(Flow flow, SourceText source, Expr expression) {
        flow.at(new Node.Origin(source.name(), source.line(expression.span().start())));
    }

    private static ScalarFunction function(Flow flow, Operand result) {
        return new ScalarFunction(flow.values().toList(), result.value());
    }

    /** In a default or an override: the hyperparameters of the same unit, and the schedules of the chain. */
    private final class FormulaNames implements Names {
        private final Flow flow;
        private final CheckedRule.Hyper hyper;
        private int runs;

        FormulaNames(Flow flow, CheckedRule.Hyper hyper) {
            this.flow = flow;
            this.hyper = hyper;
        }

        @Override
        public Operand name(String name) {
            return hyper(flow, hyper.part(), name);
        }

        @Override
        public Operand element(Identifier name, Index index) {
            if (index instanceof Index.OfNumber number) {
                return hyper(flow, hyper.part(), name.text(), (int) number.value());
            }
            throw Names.illegal("a loop variable");
        }

        @Override
        public Operand builtin(Builtin builtin) {
            return Constants.of(flow, builtin);
        }

        @Override
        public int length(String list) {
            return hypers.find(hyper.part(), list)
                    .map(HyperTable.Place::length)
                    .orElseThrow(() -> Names.illegal("'" + list + "'"));
        }

        @Override
        public Operand schedule(Expr.Call call) {
            String name = call.function().text();
            CheckedUnit schedule = hyper.schedules().stream()
                    .filter(use -> use.calledAs().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Names.illegal("'" + name + "'"))
                    .schedule();
            Map<String, Operand> given = new HashMap<>();
            for (Unit.Setting setting : call.named()) {
                Expr value = expressions(setting.value()).get(0);
                given.put(setting.name().text(), new ExpressionLowering(flow, this).lower(value));
            }
            return ScheduleRun.run(flow, runs++, schedule, given);
        }
    }
}

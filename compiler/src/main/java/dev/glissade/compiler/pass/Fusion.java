package dev.glissade.compiler.pass;

import dev.glissade.compiler.analysis.SparsityAnalysis;
import dev.glissade.compiler.ir.HyperSlot;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan;
import dev.glissade.compiler.ir.Plan.Body;
import dev.glissade.compiler.ir.Plan.Choice;
import dev.glissade.compiler.ir.Plan.Loop;
import dev.glissade.compiler.ir.Plan.Output;
import dev.glissade.compiler.ir.Plan.Place;
import dev.glissade.compiler.ir.PlannedRule;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.RuleTooLarge;
import dev.glissade.compiler.ir.Sparsity;
import dev.glissade.compiler.type.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Puts a program into as few loops over memory as its dependencies allow.
 *
 * <p>A value belongs to the first pass whose loops can have it: a reduction or a gradient at another point is there for the pass
 * after the one that its term or point belongs to. So an elementwise rule is one loop, and a norm that feeds the update makes
 * two. What a later loop needs again it reads back where it was stored, or works out again. Scalar conditions ({@code if},
 * {@code first}) are tested outside, each outcome with a loop of its own that loads and stores only what it changes.
 *
 * <p>Every value keeps its arithmetic: fusion is exact.
 */
public final class Fusion {

    /** How many conditions one loop is specialised for; what is beyond them is chosen inside. */
    static final int MAX_TESTS = 3;

    private final FusionValues values;
    private final List<Plan.Request> requests = new ArrayList<>();
    private final Map<Output, Integer> points = new LinkedHashMap<>();
    private final List<Plan.Reduction> reductions = new ArrayList<>();
    private final List<Plan.Pass> passes = new ArrayList<>();
    private final List<Body> bodies = new ArrayList<>();
    private final FusionSize size = new FusionSize();

    private Fusion(Program program, Set<Integer> uniform) {
        values = new FusionValues(program, uniform);
    }

    /** Fuses the programs of a rule. */
    public static PlannedRule fuse(LoweredRule rule) {
        return fuse(rule, true);
    }

    /** Fuses the programs of a rule whose loops run in working room, since its states may be kept in any storage. */
    public static PlannedRule fuseStaged(LoweredRule rule) {
        return fuse(rule, false);
    }

    private static PlannedRule fuse(LoweredRule rule, boolean keepsTerms) {
        Set<Integer> uniform = new HashSet<>();
        for (HyperSlot hyper : rule.hypers()) {
            for (int i = 0; hyper.uniform() && hyper.slot() >= 0 && i < hyper.length(); i++) {
                uniform.add(hyper.slot() + i);
            }
        }
        Map<Program, PlannedRule.Variant> distinct = new HashMap<>();
        long size = 0;
        for (Program program : rule.variants()) {
            if (!distinct.containsKey(program)) {
                Sparsity sparsity = SparsityAnalysis.of(program, rule.hypers());
                var variant = new PlannedRule.Variant(
                        fuse(program, uniform, keepsTerms && sparsity.kind() == Sparsity.Kind.NEVER),
                        program.evaluation().map(e -> fuseEvaluation(e, uniform)),
                        sparsity);
                size += FusionSize.of(variant.step());
                RuleTooLarge.check(size, FusionSize.MAX_LOOPS, "operations in all loops over the elements");
                distinct.put(program, variant);
            }
        }
        return new PlannedRule(rule, rule.variants().stream().map(distinct::get).toList());
    }

    /**
     * Fuses a step.
     *
     * @param uniform the slots of the hyperparameters that are the same in all groups
     * @param keepsTerms whether terms of reductions may be stored, in one tensor each; not for programs that may leave elements
     *     out, since the memory of those does not know of them
     */
    private static Plan fuse(Program program, Set<Integer> uniform, boolean keepsTerms) {
        var fusion = new Fusion(program, uniform);
        List<Output> stores = new ArrayList<>();
        fusion.addIfChanged(stores, new Output(new Place.Theta(), program.theta()));
        for (int slot = 0; slot < program.states().size(); slot++) {
            if (program.states().get(slot).scope() == Scope.ELEMENT) {
                fusion.addIfChanged(
                        stores,
                        new Output(new Place.State(slot), program.stateValues().get(slot)));
            }
        }
        return fusion.plan(stores, keepsTerms);
    }

    /** Fuses the function that gives the point of evaluation; it stores that point and nothing else. */
    static Plan fuseEvaluation(Program evaluation, Set<Integer> uniform) {
        return new Fusion(evaluation, uniform).plan(List.of(new Output(new Place.Out(), evaluation.theta())), false);
    }

    private void addIfChanged(List<Output> stores, Output output) {
        Op op = values.program.node(output.value()).op();
        boolean unchanged = output.place() instanceof Place.State state
                ? op.equals(new Op.State(state.slot()))
                : op instanceof Op.Theta;
        if (!unchanged) {
            stores.add(output);
        }
    }

    private Plan plan(List<Output> stores, boolean keepsTerms) {
        RuleTooLarge.check(
                Arrays.stream(values.level).max().orElse(0),
                FusionSize.MAX_PASSES,
                "loops over the elements that wait for each other");
        request();
        var schedule = new FusionSchedule(values, stores, points, keepsTerms);
        var split = new FusionSplit(values, schedule);
        for (int pass = 0; pass < schedule.passes(); pass++) {
            List<Loop> loops = new ArrayList<>();
            update(loops, schedule.early(pass), schedule.storedBeforeEarly(pass), split);
            reduce(loops, pass, schedule.storedBeforeReductions(pass));
            update(loops, schedule.late(pass), schedule.storedBeforeLate(pass), split);
            passes.add(new Plan.Pass(loops));
        }
        var scalars = new FusionScalars(values, bodies);
        List<Plan.Scalars> blocks = scalars.blocks();
        FusionSize.scalars(values.program, blocks, scalars.slots().keySet());
        return new Plan(
                values.program,
                List.of(values.scope),
                requests,
                schedule.terms(),
                reductions,
                scalars.slots(),
                blocks,
                scalars.fills(),
                passes);
    }

    private void request() {
        Map<Integer, Integer> pointOf = new HashMap<>();
        for (int v = 0; v < values.live.length; v++) {
            if (values.live[v] && values.program.node(v).op() instanceof Op.Gradient gradient) {
                gradient.point().ifPresent(point -> pointOf.put(gradient.number(), point));
            }
        }
        for (int number : values.requestOrder()) {
            int after = values.requestedAfter(number);
            Integer point = pointOf.get(number);
            if (point != null) {
                int scratch = points.size();
                points.put(new Output(new Place.Scratch(scratch), point), after);
                requests.add(new Plan.Request(after, OptionalInt.of(scratch)));
            } else {
                requests.add(new Plan.Request(after, OptionalInt.empty()));
            }
        }
    }

    private void reduce(List<Loop> loops, int pass, Map<Integer, Place> stored) {
        var slice = new FusionSlice(values, stored, Map.of());
        for (int v = 0; v < values.live.length; v++) {
            if (values.live[v]
                    && values.program.node(v).op() instanceof Op.Reduce op
                    && FusionValues.isReduction(op)
                    && values.level[op.value()] == pass) {
                Body body = slice.term(op.value());
                size.reduction(body);
                bodies.add(body);
                loops.add(new Plan.Accumulate(reductions.size(), body, values.isForFirstStep(v)));
                reductions.add(new Plan.Reduction(v, pass, op));
            }
        }
    }

    private void update(List<Loop> loops, List<Output> outputs, Map<Integer, Place> stored, FusionSplit split) {
        Choice choice = choose(outputs, stored, Map.of(), split);
        if (!(choice instanceof Plan.Run run) || !run.bodies().isEmpty()) {
            loops.add(new Plan.Update(choice));
        }
    }

    private Choice choose(
            List<Output> outputs, Map<Integer, Place> stored, Map<Integer, Boolean> assumed, FusionSplit split) {
        var slice = new FusionSlice(values, stored, assumed);
        Body body = slice.body(outputs);
        List<Integer> open = slice.openConditions(body);
        if (open.isEmpty() || assumed.size() == MAX_TESTS) {
            List<Body> parts = split.split(body, outputs, stored, assumed);
            parts.forEach(size::loop);
            bodies.addAll(parts);
            return new Plan.Run(parts);
        }
        Choice yes = choose(outputs, stored, with(assumed, open.get(0), true), split);
        Choice no = choose(outputs, stored, with(assumed, open.get(0), false), split);
        if (yes.equals(no)) {
            return yes;
        }
        Body condition = slice.term(open.get(0));
        size.loop(condition);
        bodies.add(condition);
        return new Plan.Test(condition, yes, no);
    }

    private static Map<Integer, Boolean> with(Map<Integer, Boolean> assumed, int condition, boolean value) {
        Map<Integer, Boolean> result = new HashMap<>(assumed);
        result.put(condition, value);
        return result;
    }
}

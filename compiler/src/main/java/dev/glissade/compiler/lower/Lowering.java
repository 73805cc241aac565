package dev.glissade.compiler.lower;

import dev.glissade.compiler.check.CheckedRule;
import dev.glissade.compiler.ir.HyperSlot;
import dev.glissade.compiler.ir.IrVerifier;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.RuleTooLarge;
import dev.glissade.compiler.ir.ScalarFunction;
import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.ast.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From a checked rule to programs: one pure function for each choice of flags.
 *
 * <p>Blocks, loops, units and assignments are gone after it; what is left says what each new value is made of.
 */
public final class Lowering {

    /** The most flags of a rule: each doubles the number of programs. */
    public static final int MOST_FLAGS = 6;

    /** The most values of all programs of a rule together. */
    private static final int MAX_VALUES = 40_000;

    /** All values of hyperparameters, and the states under each choice of flags: what a rule says of itself. */
    private static final int MAX_DESCRIBED = 1_000;

    /** The most values of all defaults and schedules of a rule. */
    private static final int MAX_FORMULAS = 2_500;

    private final CheckedRule rule;
    private final HyperTable hypers;
    private final boolean staged;

    private Lowering(CheckedRule rule, boolean staged) {
        this.rule = rule;
        this.staged = staged;
        this.hypers = new HyperTable(rule);
    }

    /**
     * Lowers a rule; it has passed every check, so nothing can be wrong with it but its size.
     *
     * @throws RuleTooLarge if it would give too much code
     */
    public static LoweredRule lower(CheckedRule rule) {
        return new Lowering(rule, false).lower();
    }

    /**
     * Lowers a rule so that every tensor state may be kept in another storage than the rule says: each assignment to one is an
     * {@link dev.glissade.compiler.ir.Op.Store}. Under the rule's own storages it means the same.
     *
     * @throws RuleTooLarge if it would give too much code
     */
    public static LoweredRule lowerStaged(CheckedRule rule) {
        return new Lowering(rule, true).lower();
    }

    private LoweredRule lower() {
        var uniform = new BitSet();
        List<Program> variants = List.of();
        if (rule.kind() == UnitKind.OPTIMIZER) {
            variants = variants(uniform);
            variants.forEach(v -> uniform.or(UniformHypers.of(v, hypers)));
            if (!uniform.isEmpty()) {
                // once more, now that it is known which hyperparameters are global scalars
                variants = variants(uniform);
            }
            variants.forEach(v -> IrVerifier.verify(v, "lowering"));
        }
        Optional<ScalarFunction> schedule =
                rule.kind() == UnitKind.SCHEDULE ? Optional.of(new Formulas(hypers).schedule(rule)) : Optional.empty();
        List<HyperSlot> slots = slots(uniform);
        checkSize(slots, variants, schedule);
        return new LoweredRule(
                rule.name(), rule.kind(), rule.doc(), rule.source(), slots, hypers.flags(), variants, schedule, false);
    }

    private List<Program> variants(BitSet uniform) {
        if (hypers.flags().size() > MOST_FLAGS) {
            throw new IllegalStateException("lowering: more than " + MOST_FLAGS + " flags have passed the checker");
        }
        List<Program> variants = new ArrayList<>();
        int values = 0;
        for (int choice = 0; choice < 1 << hypers.flags().size(); choice++) {
            Program variant = new VariantLowering(rule, hypers, choice, uniform, staged).lower();
            values += variant.nodes().size();
            RuleTooLarge.check(values, MAX_VALUES, "operations in a step, under all choices of flags together");
            variants.add(variant);
        }
        return variants;
    }

    private static void checkSize(List<HyperSlot> hypers, List<Program> variants, Optional<ScalarFunction> schedule) {
        long described = hypers.stream().mapToLong(HyperSlot::length).sum()
                + variants.stream().mapToLong(v -> v.states().size()).sum();
        RuleTooLarge.check(
                described, MAX_DESCRIBED, "hyperparameter values and states, under all choices of flags together");
        long formulas = Stream.concat(hypers.stream().flatMap(h -> h.defaults().stream()), schedule.stream())
                .mapToLong(f -> f.nodes().size())
                .sum();
        RuleTooLarge.check(formulas, MAX_FORMULAS, "operations in defaults and schedules");
    }

    private List<HyperSlot> slots(BitSet uniform) {
        var formulas = new Formulas(hypers);
        List<HyperSlot> slots = new ArrayList<>();
        for (int i = 0; i < rule.hypers().size(); i++) {
            CheckedRule.Hyper hyper = rule.hypers().get(i);
            boolean flag = hyper.symbol().type() == HyperType.FLAG;
            slots.add(new HyperSlot(
                    hyper.name(),
                    hyper.symbol().type(),
                    hypers.place(i).slot(),
                    hyper.length(),
                    flag ? List.of() : formulas.defaults(hyper),
                    flag && isOn(hyper),
                    hyper.range(),
                    hyper.symbol().doc(),
                    hyper.computed(),
                    uniform.get(i)));
        }
        return slots;
    }

    private boolean isOn(CheckedRule.Hyper flag) {
        return flag.value()
                .flatMap(v -> v instanceof Value.Single single
                        ? new Flags(hypers, flag.part(), 0).decide(single.expr())
                        : Optional.empty())
                .orElse(false);
    }
}

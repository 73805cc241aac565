package dev.glissade.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.glissade.compiler.ir.Plan;
import dev.glissade.compiler.ir.PlannedRule;
import dev.glissade.compiler.ir.Sparsity;
import dev.glissade.compiler.ir.StateSlot;
import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.Storage;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kernel classes of a rule: one for each precision and each choice of flags that makes a difference. */
final class Kernels {

    private final PlannedRule planned;
    private final Map<Choice, List<Integer>> choices = new LinkedHashMap<>();
    private final LocalNames names = new LocalNames("Builder", "Texts");
    private final List<TypeSpec> types = new ArrayList<>();
    private final IdentityHashMap<Plan, String> layouts = new IdentityHashMap<>();

    /** A rule under one choice of flags, as it is and with its states open to any storage. */
    private record Choice(PlannedRule.Variant plain, Optional<PlannedRule.Variant> staged) {

        private List<StateSlot> tensors() {
            return plain.step().program().states().stream()
                    .filter(s -> s.scope() == Scope.ELEMENT)
                    .toList();
        }

        Optional<PlannedRule.Variant> useful() {
            return staged.filter(s -> !tensors().isEmpty());
        }

        boolean isPlain() {
            return tensors().stream().allMatch(s -> s.storage() == Storage.PARAM);
        }
    }

    Kernels(PlannedRule planned, Optional<PlannedRule> staged) {
        this.planned = planned;
        for (int flags = 0; flags < planned.variants().size(); flags++) {
            int bits = flags;
            var choice = new Choice(
                    planned.variants().get(flags), staged.map(s -> s.variants().get(bits)));
            choices.computeIfAbsent(choice, v -> new ArrayList<>()).add(flags);
        }
    }

    /** The classes, after {@link #choice} has named them. */
    List<TypeSpec> types() {
        return types;
    }

    /** The body of {@code kernel(precision, flags)}. */
    CodeBlock choice() {
        return CodeBlock.builder()
                .add("return switch (precision) {\n$>")
                .add("case FLOAT -> $L;\n", byFlags(Arithmetic.FLOAT))
                .add("case DOUBLE -> $L;\n", byFlags(Arithmetic.DOUBLE))
                .add("$<};\n")
                .build();
    }

    private CodeBlock byFlags(Arithmetic arithmetic) {
        List<Map.Entry<Choice, List<Integer>>> entries = List.copyOf(choices.entrySet());
        if (entries.size() == 1) {
            return kernel(entries.get(0).getKey(), arithmetic, "");
        }
        CodeBlock.Builder code = CodeBlock.builder().add("switch (flags) {\n$>");
        for (int i = 0; i < entries.size(); i++) {
            String flags =
                    entries.get(i).getValue().stream().map(String::valueOf).collect(Collectors.joining(", "));
            CodeBlock made = kernel(
                    entries.get(i).getKey(),
                    arithmetic,
                    suffix(entries.get(i).getValue().get(0)));
            code.add("case $L -> $L;\n", flags, made);
        }
        return code.add("default -> throw new $T($S + flags);\n", IllegalArgumentException.class, "no such flags: ")
                .add("$<}")
                .build();
    }

    /** The flags that are on: a kernel is called after the first choice that it is for. */
    private String suffix(int flags) {
        StringBuilder name = new StringBuilder();
        List<String> names = planned.rule().flags();
        for (int bit = 0; bit < names.size(); bit++) {
            if ((flags & 1 << bit) != 0) {
                name.append(ClassNames.ofRule(names.get(bit)));
            }
        }
        return name.toString();
    }

    private CodeBlock kernel(Choice choice, Arithmetic arithmetic, String suffix) {
        String base = (arithmetic == Arithmetic.FLOAT ? "Float" : "Double") + suffix;
        if (!choice.isPlain()) {
            return CodeBlock.of("new $L()", write(choice.staged().orElseThrow(), arithmetic, base, true, ""));
        }
        String stagedName = choice.useful()
                .map(s -> write(s, arithmetic, base + "Staged", true, ""))
                .orElse("");
        return CodeBlock.of("new $L()", write(choice.plain(), arithmetic, base, false, stagedName));
    }

    /** Writes a kernel and, if there is one, that of its evaluation; gives the name of the first. */
    private String write(
            PlannedRule.Variant variant, Arithmetic arithmetic, String base, boolean inRoom, String stagedName) {
        String name = names.claim(base + "Kernel");
        String evaluation = variant.evaluation().isPresent() ? names.claim(base + "Evaluation") : "";
        boolean sparse = !inRoom && variant.sparsity().kind() != Sparsity.Kind.NEVER;
        types.add(KernelWriter.write(
                context(variant.step(), arithmetic, inRoom),
                name,
                evaluation,
                stagedName,
                sparse,
                layout(variant.step(), name)));
        variant.evaluation()
                .ifPresent(plan -> types.add(KernelWriter.write(
                        context(plan, arithmetic, inRoom), evaluation, "", "", false, layout(plan, evaluation))));
        return name;
    }

    /** The class that has the layout of the plan: the first that is written for it, which both precisions share. */
    private String layout(Plan plan, String kernel) {
        String first = layouts.putIfAbsent(plan, kernel);
        return first == null ? kernel : first;
    }

    private KernelContext context(Plan plan, Arithmetic arithmetic, boolean inRoom) {
        Optional<Blocks> blocks = inRoom ? Optional.of(new Blocks()) : Optional.empty();
        return new KernelContext(plan, arithmetic, planned.rule().hypers(), blocks);
    }
}

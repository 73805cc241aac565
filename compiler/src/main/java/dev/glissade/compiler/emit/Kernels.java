package dev.glissade.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.glissade.compiler.ir.Plan;
import dev.glissade.compiler.ir.PlannedRule;
import dev.glissade.compiler.ir.StateSlot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kernel classes of a rule: one for each precision and each choice of flags that makes a difference. */
final class Kernels {

    private final PlannedRule planned;
    private final Map<PlannedRule.Variant, List<Integer>> choices = new LinkedHashMap<>();
    private final LocalNames names = new LocalNames("Builder", "Texts");
    private final List<TypeSpec> types = new ArrayList<>();

    Kernels(PlannedRule planned) {
        this.planned = planned;
        for (int flags = 0; flags < planned.variants().size(); flags++) {
            choices.computeIfAbsent(planned.variants().get(flags), v -> new ArrayList<>())
                    .add(flags);
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
        List<Map.Entry<PlannedRule.Variant, List<Integer>>> entries = List.copyOf(choices.entrySet());
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

    private CodeBlock kernel(PlannedRule.Variant variant, Arithmetic arithmetic, String suffix) {
        Optional<StateSlot> tooWide = variant.step().program().states().stream()
                .filter(s -> StateStorage.of(s.storage(), arithmetic).isTooWide())
                .findFirst();
        if (tooWide.isPresent()) {
            return CodeBlock.of(
                    "throw new $T($S)",
                    IllegalArgumentException.class,
                    "'" + planned.rule().name() + "' keeps '" + tooWide.get().name()
                            + "' as f64, which is wider than parameters of float");
        }
        String base = (arithmetic == Arithmetic.FLOAT ? "Float" : "Double") + suffix;
        String name = names.claim(base + "Kernel");
        String evaluation = variant.evaluation().isPresent() ? names.claim(base + "Evaluation") : "";
        types.add(type(variant.step(), arithmetic, name, evaluation));
        variant.evaluation().ifPresent(plan -> types.add(type(plan, arithmetic, evaluation, "")));
        return CodeBlock.of("new $L()", name);
    }

    private TypeSpec type(Plan plan, Arithmetic arithmetic, String name, String evaluation) {
        return KernelWriter.write(
                new KernelContext(plan, arithmetic, planned.rule().hypers()), name, evaluation);
    }
}

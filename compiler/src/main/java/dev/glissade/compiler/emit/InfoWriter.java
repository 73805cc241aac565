package dev.glissade.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.glissade.compiler.ir.HyperSlot;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.PlannedRule;
import dev.glissade.compiler.ir.ScalarFunction;
import dev.glissade.compiler.ir.Sparsity;
import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes what a rule says of itself as an expression. */
final class InfoWriter {

    private static final String TEXTS = "Texts";

    private final PlannedRule planned;
    private final LoweredRule rule;
    private final FunctionWriter functions;

    InfoWriter(PlannedRule planned) {
        this.planned = planned;
        rule = planned.rule();
        functions = new FunctionWriter(rule.hypers());
    }

    /**
     * The rule's info.
     *
     * @param place where the rule comes from
     */
    CodeBlock info(String place) {
        List<CodeBlock> hypers = rule.hypers().stream().map(this::hyper).toList();
        List<CodeBlock> variants =
                planned.variants().stream().map(InfoWriter::variant).toList();
        return CodeBlock.builder()
                .add("new $T(\n$>$>", RuntimeNames.RULE_INFO)
                .add("$S,\n", rule.name())
                .add("$T.$L,\n", RuntimeNames.UNIT_KIND, rule.kind())
                .add("$L.DESCRIPTION,\n", TEXTS)
                .add("$L,\n", lines(RuntimeNames.HYPERPARAMETER, hypers))
                .add("$L,\n", lines(RuntimeNames.VARIANT, variants))
                .add("new $T(\n$>$>", RuntimeNames.RULE_SOURCE)
                .add(
                        "$S, $L.RULE, $S)$L)$<$<$<$<",
                        place,
                        TEXTS,
                        SourceHash.of(rule.source()),
                        rule.relaxed() ? ",\ntrue" : "")
                .build();
    }

    /** The long texts of the info: they stand at the end of the class, out of the reader's way. */
    TypeSpec texts() {
        return TypeSpec.classBuilder(TEXTS)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(text("DESCRIPTION", rule.doc().orElse("")))
                .addField(text("RULE", rule.source().text()))
                .build();
    }

    private static FieldSpec text(String name, String text) {
        return FieldSpec.builder(String.class, name, Modifier.STATIC, Modifier.FINAL)
                .initializer(TextWriter.literal(text))
                .build();
    }

    private static CodeBlock lines(ClassName type, List<CodeBlock> elements) {
        return elements.isEmpty()
                ? LayoutWriter.list(type, elements)
                : CodeBlock.of("$T.<$T>of(\n$>$>$L)$<$<", List.class, type, CodeBlock.join(elements, ",\n"));
    }

    private CodeBlock hyper(HyperSlot hyper) {
        return CodeBlock.builder()
                .add("new $T(\n$>$>", RuntimeNames.HYPERPARAMETER)
                .add("$S, $T.$L,\n", hyper.name(), RuntimeNames.HYPER_TYPE, hyper.type())
                .add("$L, $L,\n", hyper.slot(), hyper.length())
                .add("$L, $L,\n", defaults(hyper), TextWriter.literal(defaultText(hyper)))
                .add("$L,\n", range(hyper.range()))
                .add("$L,\n", TextWriter.literal(hyper.doc().orElse("")))
                .add("$L, $L)$<$<", hyper.computed(), hyper.uniform())
                .build();
    }

    private static CodeBlock defaults(HyperSlot hyper) {
        List<CodeBlock> values = new ArrayList<>();
        if (hyper.type() == HyperType.FLAG) {
            values.add(CodeBlock.of(hyper.flagDefault() ? "1.0" : "0.0"));
        }
        for (ScalarFunction function : hyper.defaults()) {
            double value = hyper.computed()
                    ? Double.NaN
                    : FunctionWriter.constant(function).orElse(Double.NaN);
            values.add(Arithmetic.DOUBLE.literal(value).code());
        }
        return LayoutWriter.list(ClassName.get(Double.class), values);
    }

    private String defaultText(HyperSlot hyper) {
        if (hyper.type() == HyperType.FLAG) {
            return Boolean.toString(hyper.flagDefault());
        }
        String values = hyper.defaults().stream()
                .map(f -> functions.formula(f).orElse("..."))
                .collect(Collectors.joining(", "));
        return hyper.type() == HyperType.LIST ? "[" + values + "]" : values;
    }

    private static CodeBlock range(Optional<Declaration.Range> range) {
        return range.map(r -> CodeBlock.of(
                        "new $T($L, $L, $L, $L)",
                        RuntimeNames.RANGE,
                        Arithmetic.DOUBLE.literal(r.low()).code(),
                        r.lowOpen(),
                        Arithmetic.DOUBLE.literal(r.high()).code(),
                        r.highOpen()))
                .orElseGet(() -> CodeBlock.of("$T.ALL", RuntimeNames.RANGE));
    }

    private static CodeBlock variant(PlannedRule.Variant variant) {
        return CodeBlock.of(
                "new $T($L, $L, $L, $L, $L, $L)",
                RuntimeNames.VARIANT,
                LayoutWriter.states(variant.step().program().states()),
                variant.step().requests().size(),
                variant.step().requests().stream().anyMatch(r -> r.scratch().isEmpty()),
                LayoutWriter.readsLoss(variant.step()),
                variant.evaluation().isPresent(),
                sparsity(variant.sparsity()));
    }

    private static CodeBlock sparsity(Sparsity sparsity) {
        if (sparsity.kind() == Sparsity.Kind.EXACT && !sparsity.firstDense()) {
            return CodeBlock.of("$T.EXACT", RuntimeNames.SPARSITY);
        }
        return CodeBlock.of(
                "new $T($T.Kind.$L, $L, $S, $L)",
                RuntimeNames.SPARSITY,
                RuntimeNames.SPARSITY,
                sparsity.kind(),
                LayoutWriter.list(
                        ClassName.get(String.class),
                        sparsity.zeros().stream()
                                .map(z -> CodeBlock.of("$S", z))
                                .toList()),
                sparsity.reason(),
                sparsity.firstDense());
    }
}

package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.format.RuleFormatter;
import dev.glissade.dsl.parse.RuleParser;
import dev.glissade.dsl.text.SourceText;
import dev.glissade.spi.Hyperparameter;
import dev.glissade.spi.Range;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.UnitKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryTest {

    static List<RuleInfo> rules() {
        return Library.infos();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = ":", textBlock = """
            OPTIMIZER: sgd momentum momentum_torch heavy_ball nesterov nesterov_torch nesterov_keras adagrad adagrad_torch
            OPTIMIZER: adadelta rmsprop rmsprop_torch rmsprop_tf adam adam_epshat adamw adam_l2 adamax adamax_keras nadam
            OPTIMIZER: nadam_simple amsgrad amsgrad_torch amsgrad_corrected radam adabelief yogi adabound adan qhm qhadam
            OPTIMIZER: aggmo signsgd signum lion powersign addsign lars lamb novograd fromage rprop ftrl asgd ademamix adopt
            OPTIMIZER: dog prodigy schedule_free_sgd schedule_free_adamw sgd_noise adaptive_revision yogi_corrected
            OPTIMIZER: adabound_authors
            TRANSFORM: sam clip_by_value clip_by_norm clip_by_global_norm add_decayed_weights decoupled_decay
            TRANSFORM: gradient_noise
            WRAPPER: lookahead ema polyak
            SCHEDULE: constant piecewise_constant exponential step cosine linear_warmup warmup_cosine inverse_sqrt
            SCHEDULE: polynomial inverse_time exponential_warmup cosine_restarts triangular triangular2 exp_range one_cycle
            """)
    void everyNameOfTheLibraryIsFoundAndOfItsKind(UnitKind kind, String names) {
        for (String name : names.split(" ", -1)) {
            assertThat(Library.info(name))
                    .as(name)
                    .get()
                    .extracting(RuleInfo::kind)
                    .isEqualTo(kind);
        }
    }

    @Test
    void everyRuleFileIsInTheRegistryAndNothingElseOfThisPackage() throws IOException {
        try (Stream<Path> files = Files.list(Library.FILES)) {
            List<String> names = files.map(f -> f.getFileName().toString().replaceFirst("[.]opt$", ""))
                    .sorted()
                    .toList();
            assertThat(rules()).extracting(RuleInfo::name).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleIsDocumentedInFiveParts(RuleInfo rule) {
        RuleDocument doc = RuleDocument.parse(rule.name(), rule.description());

        assertThat(doc.summary()).endsWith(".").hasSizeLessThan(120);
        assertThat(doc.equations()).isNotEmpty();
        assertThat(doc.source()).endsWith(".");
        List<String> described = doc.hyperparameters().entrySet().stream()
                .filter(e -> !e.getValue().equals("the optimizer's"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(described)
                .as("the hyperparameters in the order of their declarations")
                .isEqualTo(rule.hyperparameters().stream()
                        .map(Hyperparameter::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleIsWrittenAsTheFormatterWrites(RuleInfo rule) {
        SourceText source = new SourceText(rule.name() + ".opt", rule.source().text());
        Diagnostics diagnostics = new Diagnostics();
        Optional<RuleFile> file = new RuleParser().parse(source, rule.name(), diagnostics);

        assertThat(diagnostics.sorted()).isEmpty();
        assertThat(file.map(RuleFormatter::format)).hasValue(source.text());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyHyperparameterHasADefaultInItsRangeAndTheStepSizeMayBeZero(RuleInfo rule) {
        for (Hyperparameter hyper : rule.hyperparameters()) {
            assertThat(hyper.mustBeGiven()).as(hyper.name()).isFalse();
            if (hyper.type() != Hyperparameter.Type.FLAG) {
                assertThat(hyper.range()).as(hyper.name()).isNotEqualTo(Range.ALL);
                assertThat(hyper.name().equals("lr") && !hyper.range().contains(0))
                        .as("lr without 0")
                        .isFalse();
            }
        }
    }
}

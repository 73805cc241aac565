package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules go the ways that other libraries went. */
class RecordedValuesTest {

    /**
     * How many roundings two programs of one formula may lie apart after 24 steps, relative to the largest value that the element
     * has had. Most lie within 12; TensorFlow's adam_epshat, which works its rate out in float too, lies within 22.
     */
    private static final double ROUNDINGS = 32;

    private static final double FLOAT_ROUNDING = 0x1p-24;
    private static final double DOUBLE_ROUNDING = 0x1p-53;

    /** Transforms and wrappers are recorded in front of an optimizer. */
    private static final Map<String, String> CHAINS = Map.of(
            "add_decayed_weights", "add_decayed_weights >> sgd",
            "clip_by_global_norm", "clip_by_global_norm >> sgd",
            "clip_by_norm", "clip_by_norm >> sgd",
            "clip_by_value", "clip_by_value >> sgd",
            "decoupled_decay", "decoupled_decay >> adam",
            "polyak", "polyak >> sgd");

    static List<Recorded> recorded() {
        return Recorded.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void theRuleGoesTheRecordedWay(Recorded recorded) {
        String chain = CHAINS.getOrDefault(recorded.rule(), recorded.rule());
        double apart = roundingsApart(recorded, Replay.run(optimizer(chain), recorded, recorded.settings()));
        assertThat(apart).as("roundings between %s and %s", chain, recorded).isLessThan(ROUNDINGS);
    }

    @Test
    void thereAreRecordsOfBothPrecisions() {
        assertThat(recorded()).extracting(Recorded::precision).contains("float", "double");
        assertThat(recorded())
                .allSatisfy(recorded -> assertThat(recorded.steps()).hasSizeGreaterThanOrEqualTo(20));
    }

    /** If a rule were mistaken for its neighbour, the records would tell: the neighbour misses them by far. */
    @ParameterizedTest(name = "{0} is not {1}")
    @CsvSource(delimiter = '|', textBlock = """
        adadelta/tensorflow-epsilon      | rmsprop           | rho, eps
        adagrad_torch/pytorch-epsilon    | adagrad           | eps
        adam/pytorch-epsilon             | adam_epshat       | beta1, beta2, eps
        adam_epshat/tensorflow-epsilon   | adam              | beta1, beta2, eps
        adamw/pytorch-epsilon            | adam_l2           | beta1, beta2, eps, weight_decay
        adam_l2/pytorch-epsilon          | adamw             | beta1, beta2, eps, weight_decay
        adamax_keras/tensorflow-epsilon  | adamax            | beta1, beta2
        amsgrad/tensorflow-epsilon       | amsgrad_torch     | beta1, beta2, eps
        amsgrad_torch/pytorch-epsilon    | amsgrad           | beta1, beta2, eps
        amsgrad_torch/pytorch-epsilon    | amsgrad_corrected | beta1, beta2, eps
        heavy_ball/tensorflow-plain      | momentum_torch    | mu=momentum
        momentum_torch/pytorch-plain     | heavy_ball        | momentum=mu
        momentum_torch/pytorch-dampening | momentum_torch    | momentum
        nadam/pytorch-python-schedule    | nadam_simple      | beta1, beta2, eps
        nesterov_keras/nd4j-plain        | nesterov_torch    | momentum
        nesterov_torch/pytorch-plain     | nesterov_keras    | momentum
        radam/pytorch-python-epsilon     | adam              | beta1, beta2, eps
        rmsprop/tensorflow-epsilon       | rmsprop_torch     | rho=alpha, eps
        rmsprop_torch/pytorch-epsilon    | rmsprop           | alpha=rho, eps
        rmsprop_tf/tensorflow-from-0     | rmsprop_torch     | rho=alpha, momentum, eps
        signum/mxnet-plain               | signsgd           |
        """)
    void theRecordsTellVariantsApart(String file, String other, String names) {
        List<Recorded> records = recorded().stream()
                .filter(recorded -> recorded.file().startsWith(file + "-"))
                .toList();
        assertThat(records).hasSize(2);
        for (Recorded recorded : records) {
            double apart = roundingsApart(recorded, Replay.run(optimizer(other), recorded, renamed(recorded, names)));
            assertThat(apart).as("roundings between %s and %s", other, recorded).isGreaterThan(1000 * ROUNDINGS);
        }
    }

    private static OptimizerBuilder optimizer(String chain) {
        return Optimizers.of(Library.rule(chain));
    }

    /** The settings that the other rule has too, under its names. */
    private static Map<String, Double> renamed(Recorded recorded, String names) {
        Map<String, Double> renamed = new LinkedHashMap<>();
        Stream.ofNullable(names)
                .flatMap(list -> Stream.of(list.split(", ", -1)))
                .forEach(name -> {
                    String[] sides = name.split("=", 2);
                    renamed.put(sides[sides.length - 1], recorded.settings().getOrDefault(sides[0], Double.NaN));
                });
        return renamed;
    }

    /** The largest difference of any element at any step, in roundings of the largest value that the element has had. */
    private static double roundingsApart(Recorded recorded, List<Map<String, double[]>> ours) {
        double rounding = recorded.precision().equals("float") ? FLOAT_ROUNDING : DOUBLE_ROUNDING;
        double apart = 0;
        for (String name : recorded.steps().get(0).keySet()) {
            double[] largest = largest(recorded, name);
            for (int step = 0; step < ours.size(); step++) {
                double[] theirs = recorded.steps().get(step).getOrDefault(name, new double[0]);
                double[] mine = ours.get(step).getOrDefault(name, new double[0]);
                assertThat(mine).as(name).hasSameSizeAs(theirs);
                for (int i = 0; i < theirs.length; i++) {
                    double difference = Math.abs(mine[i] - theirs[i]);
                    apart = difference == 0 ? apart : Math.max(apart, difference / (rounding * largest[i]));
                }
            }
        }
        return apart;
    }

    private static double[] largest(Recorded recorded, String name) {
        double[] largest = new double[recorded.steps().get(0).getOrDefault(name, new double[0]).length];
        for (Map<String, double[]> step : recorded.steps()) {
            double[] values = step.getOrDefault(name, new double[0]);
            for (int i = 0; i < largest.length; i++) {
                largest[i] = Math.max(largest[i], Math.abs(values[i]));
            }
        }
        return largest;
    }
}

package dev.glissade.samples.digits;

import dev.glissade.registry.RuleRegistry;
import dev.glissade.spi.UnitKind;
import dev.glissade.watch.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the main job. */
@Command(
        name = "digits",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains a softmax regression and a two-layer network on 1797 handwritten digits.")
public final class DigitsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--optimizer",
            defaultValue = "my_momentum",
            description = "a rule of this sample's folder or of the library, by name (default: ${DEFAULT-VALUE})")
    private String optimizer = "";

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "a hyperparameter of it, such as lr=0.01; without lr, a small search chooses one")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--model",
            defaultValue = "both",
            description = "softmax, network or both (default: ${DEFAULT-VALUE})")
    private ModelChoice model = ModelChoice.both;

    @Option(names = "--epochs", defaultValue = "60", description = "passes over the data (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--batch", defaultValue = "32", description = "images per step (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(names = "--seed", defaultValue = "1", description = "of split, start and order (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--compare",
            split = ",",
            defaultValue = "sgd,momentum,nesterov,adagrad,rmsprop,adam,schedule_free_adamw",
            description = "rules to put into one table with it; none for no table (default: ${DEFAULT-VALUE})")
    private List<String> compared = List.of();

    @Option(
            names = "--data",
            description = "another data file of the same form: 64 pixels of 0..16 and the digit, per line")
    private Path data = Path.of("");

    @Option(names = "--list", description = "print the names of all rules and end")
    private boolean list;

    private final PrintStream out;

    /**
     * A command that prints to {@code out}.
     *
     * @param out where everything goes but usage errors
     */
    public DigitsCommand(PrintStream out) {
        this.out = out;
    }

    /** The values of {@code --model}, as they are typed. */
    enum ModelChoice {
        softmax,
        network,
        both;

        List<Classifier> models() {
            return switch (this) {
                case softmax -> List.of(new SoftmaxRegression());
                case network -> List.of(new TwoLayerNetwork());
                case both -> List.of(new SoftmaxRegression(), new TwoLayerNetwork());
            };
        }
    }

    @Override
    public Integer call() {
        if (list) {
            RuleRegistry.discover().names(UnitKind.OPTIMIZER).forEach(out::println);
            return CommandLine.ExitCode.OK;
        }
        if (epochs < 1 || batch < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--epochs and --batch must be at least 1, got " + epochs + " and " + batch);
        }
        try {
            Digits digits = data.toString().isEmpty() ? Digits.bundled() : Digits.read(data);
            train(new Training(digits, Split.stratified(digits.labels(), seed), batch, seed));
            return CommandLine.ExitCode.OK;
        } catch (BadDataException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot read the data: " + e.getMessage(), e);
        }
    }

    private void train(Training training) {
        var search = new RateSearch(training, Math.max(1, epochs / 4));
        var recipe = new Recipe(optimizer, settings);
        var comparison = new Comparison();
        for (Classifier classifier : model.models()) {
            Recipe chosen = search.choose(classifier, recipe);
            out.printf("%s with %s%n", classifier, chosen);
            Training.Result result;
            try (Progress progress = Terminal.isPresent()
                    ? Progress.bar(classifier.toString(), epochs)
                    : Progress.lines(classifier.toString(), epochs, out)) {
                result = training.run(classifier, chosen, epochs, progress);
            }
            double accuracy = comparison.add(chosen, result, training);
            if (result.diverged()) {
                out.printf("the loss is no longer finite; try a smaller rate%n");
            }
            out.printf(Locale.ROOT, "test accuracy: %.2f  (%s, %.1f s)%n%n", accuracy, classifier, result.seconds());
        }
        for (String other : compared) {
            if (other.equals("none") || other.equals(optimizer)) {
                continue;
            }
            for (Classifier classifier : model.models()) {
                Recipe chosen = search.choose(classifier, new Recipe(other, Map.of()));
                comparison.add(chosen, training.run(classifier, chosen, epochs, Progress.silent()), training);
            }
        }
        comparison.print(out);
    }
}

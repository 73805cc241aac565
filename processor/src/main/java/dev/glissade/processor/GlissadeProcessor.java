package dev.glissade.processor;

import com.google.auto.service.AutoService;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Compiles update rules into optimizers while javac runs.
 *
 * <p>Options: {@code -Aglissade.rules=DIR[:DIR...]} names folders in which rule files lie under their package's path, for builds
 * that do not copy them to the class output first; {@code -Aglissade.relaxed=true} allows arithmetic that changes rounding in
 * all rules; {@code -Aglissade.notes=false} leaves out what is said about the speed of rules.
 *
 * <p>Nothing that goes wrong here reaches javac as an exception: it becomes an error on the element that caused it.
 */
@AutoService(Processor.class)
@SupportedOptions({RuleFileFinder.FOLDERS_OPTION, RuleHost.RELAXED_OPTION, RuleHost.NOTES_OPTION})
public final class GlissadeProcessor extends AbstractProcessor {

    private @Nullable RuleHost rules;
    private @Nullable RegistrationWriter registrations;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Annotations.OPT_RULE, Annotations.OPT_RULES, Annotations.REGISTER_OPTIMIZER);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        var names = new TakenNames(environment);
        var index = new CompiledIndex(environment);
        rules = new RuleHost(environment, names, index);
        registrations = new RegistrationWriter(environment, names, index);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        RuleHost ruleHost = rules;
        RegistrationWriter writer = registrations;
        if (ruleHost == null || writer == null) {
            throw new IllegalStateException("process() came before init()");
        }
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                guarded(element, () -> {
                    switch (annotation.getQualifiedName().toString()) {
                        case Annotations.OPT_RULE -> ruleHost.optRule(element);
                        case Annotations.OPT_RULES -> ruleHost.optRules(element);
                        case Annotations.REGISTER_OPTIMIZER -> writer.register(element);
                        default -> throw new IllegalStateException("unexpected annotation " + annotation);
                    }
                });
            }
        }
        if (round.processingOver()) {
            guarded(null, ruleHost::finish);
        }
        return false;
    }

    /** Runs {@code work} so that not even a fault of ours ends the user's compile without a message at the right place. */
    @SuppressWarnings("CatchAndPrintStackTrace") // printed into the message: there is no other way to a bug report
    private void guarded(@Nullable Element element, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            String message =
                    "Glissade failed inside; this is a fault of the processor, please report it with the rule: "
                            + trace;
            if (element == null) {
                processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message);
            } else {
                processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, element);
            }
        }
    }
}

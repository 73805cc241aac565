package dev.glissade.processor;

import dev.glissade.compiler.CompileOptions;
import dev.glissade.compiler.CompileResult;
import dev.glissade.compiler.CompileResult.CompiledUnit;
import dev.glissade.compiler.RuleCompiler;
import dev.glissade.compiler.RuleLibrary;
import dev.glissade.compiler.emit.ClassNames;
import dev.glissade.dsl.diag.DiagnosticRenderer;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.parse.RuleParser;
import dev.glissade.dsl.parse.SourceDecoder;
import dev.glissade.dsl.text.SourceText;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Takes rules from annotations to source files: finds the text, asks the compiler, writes what it made, says what went wrong. */
final class RuleHost {

    static final String RELAXED_OPTION = "glissade.relaxed";
    static final String NOTES_OPTION = "glissade.notes";

    private final ProcessingEnvironment environment;
    private final RuleFileFinder finder;
    private final UnitTexts texts;
    private final TakenNames names;
    private final CompiledIndex index;
    private final RuleCompiler compiler;

    RuleHost(ProcessingEnvironment environment, TakenNames names, CompiledIndex index) {
        this.environment = environment;
        this.finder = new RuleFileFinder(environment);
        this.texts = new UnitTexts(environment);
        this.compiler = new RuleCompiler(texts);
        this.names = names;
        this.index = index;
    }

    /** Compiles the rule of an {@code @OptRule}. */
    void optRule(Element element) {
        Annotations annotation = Annotations.of(environment.getElementUtils(), element, Annotations.OPT_RULE);
        String text = annotation.text("value");
        String file = annotation.text("file");
        if (text.isEmpty() == file.isEmpty()) {
            error(element, annotation.mirror(), "@OptRule takes either the rule's text or 'file', exactly one of them");
            return;
        }
        String name = annotation.text("name");
        boolean relaxed = annotation.flag("relaxed");
        if (file.isEmpty()) {
            String type = element.getSimpleName().toString();
            String unit = name.isEmpty() ? snakeCase(type) : name;
            var rule = new Job(new SourceText(type + ".java", text), unit, qualifiedName(element), element);
            rules(List.of(rule), relaxed);
        } else {
            rules(jobs(element, annotation.mirror(), List.of(file), name), relaxed);
        }
    }

    /** Compiles the rule files of an {@code @OptRules}. */
    void optRules(Element element) {
        Annotations annotation = Annotations.of(environment.getElementUtils(), element, Annotations.OPT_RULES);
        rules(jobs(element, annotation.mirror(), annotation.texts("value"), ""), annotation.flag("relaxed"));
    }

    /** Writes what is written once per compile. */
    void finish() {
        if (index.isEmpty()) {
            return;
        }
        try {
            index.write();
        } catch (IOException e) {
            environment
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR, "cannot write " + CompiledIndex.RESOURCE + ": " + e.getMessage());
        }
    }

    /**
     * One file or inline text to compile.
     *
     * @param unit the name of a unit without a head
     * @param place what the registry shows as its origin
     */
    private record Job(SourceText source, String unit, String place, Element element) {}

    /** Reads all files that the patterns name; the units of each are known to the chains of the others. */
    private List<Job> jobs(Element element, AnnotationMirror mirror, List<String> patterns, String name) {
        Map<String, Job> jobs = new LinkedHashMap<>();
        for (String pattern : patterns) {
            List<FoundFile> files = find(element, mirror, pattern);
            for (FoundFile file : files) {
                read(file, element)
                        .ifPresent(source -> jobs.putIfAbsent(
                                file.place(),
                                new Job(source, name.isEmpty() ? baseName(file.name()) : name, file.place(), element)));
            }
        }
        shareTextsBeside(element);
        return List.copyOf(jobs.values());
    }

    private List<FoundFile> find(Element element, AnnotationMirror mirror, String pattern) {
        try {
            List<FoundFile> files = finder.find(element, pattern);
            if (files.isEmpty()) {
                error(element, mirror, nothingFound(element, pattern));
            }
            return files;
        } catch (IOException | IllegalArgumentException e) {
            error(element, mirror, "cannot read the rule files '" + pattern + "': " + e.getMessage());
            return List.of();
        }
    }

    private String nothingFound(Element element, String pattern) {
        List<String> places = finder.places(element);
        String where = places.isEmpty() ? "no folder of this package could be listed" : "looked in " + places;
        String what = RuleFileFinder.isPattern(pattern)
                ? "the pattern '" + pattern + "' matches no rule file"
                : "there is no rule file '" + pattern + "'";
        return what + " (" + where
                + "); put the file into the package's resource folder, or name its root folder with -A"
                + RuleFileFinder.FOLDERS_OPTION + "=DIR";
    }

    /** Chains may name units of any rule file of the package, whether or not a pattern matches it. */
    private void shareTextsBeside(Element element) {
        try {
            for (FoundFile file : finder.find(element, "*.opt")) {
                var quiet = new Diagnostics();
                SourceDecoder.decode(file.name(), file.bytes(), quiet)
                        .ifPresent(source -> texts.addBeside(source, text -> unitNames(text, baseName(file.name()))));
            }
        } catch (IOException e) {
            environment
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, "cannot read a rule file: " + e.getMessage(), element);
        }
    }

    /** What a file defines; nothing if it does not parse, which is said when it is compiled itself. */
    private static List<String> unitNames(SourceText source, String defaultName) {
        return new RuleParser()
                .parse(source, defaultName, new Diagnostics())
                .map(file ->
                        file.units().stream().map(unit -> unit.name().text()).toList())
                .orElse(List.of());
    }

    private Optional<SourceText> read(FoundFile file, Element element) {
        var diagnostics = new Diagnostics();
        Optional<SourceText> source = SourceDecoder.decode(file.name(), file.bytes(), diagnostics);
        print(diagnostics.sorted(), element);
        return source;
    }

    /** Compiles side by side, as rules know nothing of each other; javac is told of them in their order, by its own thread. */
    private void rules(List<Job> jobs, boolean relaxed) {
        boolean relax = relaxed || "true".equals(environment.getOptions().get(RELAXED_OPTION));
        List<Supplier<CompileResult>> work =
                jobs.stream().map(job -> compilation(job, relax)).toList();
        List<CompileResult> results = SideBySide.all(work);
        for (int i = 0; i < results.size(); i++) {
            report(jobs.get(i), results.get(i));
        }
    }

    /** What compiles a file; all that it needs of javac's tree is read here and now. */
    private Supplier<CompileResult> compilation(Job job, boolean relaxed) {
        String type = job.element().getSimpleName().toString();
        CompileOptions options = CompileOptions.inPackage(packageName(job.element()))
                .withPlace(job.place())
                .withRelaxed(relaxed)
                .withClassName(rule -> className(rule, type));
        return () -> compiler.compile(job.source(), job.unit(), options);
    }

    private void report(Job job, CompileResult result) {
        print(result.diagnostics(), job.element());
        if (!result.hasErrors()) {
            for (CompiledUnit unit : result.units()) {
                write(unit, job);
            }
        }
    }

    private void write(CompiledUnit unit, Job job) {
        if (!names.take(unit.name(), job.place(), job.element())) {
            return;
        }
        String type = unit.source().qualifiedName();
        try (Writer out =
                environment.getFiler().createSourceFile(type, job.element()).openWriter()) {
            out.write(unit.source().text());
            texts.write(unit.name(), job.source(), job.element());
            index.addClass(type);
            index.addClass(annotatedClass(job.element()));
            index.addResource(RuleLibrary.resource(RuleLibrary.canonical(unit.name())));
        } catch (IOException e) {
            environment
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR, "cannot write '" + type + "': " + e.getMessage(), job.element());
        }
    }

    private void print(List<dev.glissade.dsl.diag.Diagnostic> messages, Element element) {
        for (dev.glissade.dsl.diag.Diagnostic message : messages) {
            if (message.isNote() && "false".equals(environment.getOptions().get(NOTES_OPTION))) {
                continue;
            }
            environment.getMessager().printMessage(kind(message), DiagnosticRenderer.render(message), element);
        }
    }

    /** Notes are no warnings: a build with {@code -Werror} goes through with them. */
    private static Diagnostic.Kind kind(dev.glissade.dsl.diag.Diagnostic message) {
        return switch (message.code().severity()) {
            case ERROR -> Diagnostic.Kind.ERROR;
            case WARNING -> Diagnostic.Kind.WARNING;
            case NOTE -> Diagnostic.Kind.NOTE;
        };
    }

    private void error(Element element, AnnotationMirror mirror, String message) {
        environment.getMessager().printMessage(Diagnostic.Kind.ERROR, message, element, mirror);
    }

    private String packageName(Element element) {
        return environment
                .getElementUtils()
                .getPackageOf(element)
                .getQualifiedName()
                .toString();
    }

    private String annotatedClass(Element element) {
        return element instanceof TypeElement type
                ? environment.getElementUtils().getBinaryName(type).toString()
                : packageName(element) + ".package-info";
    }

    private static String qualifiedName(Element element) {
        return element.toString();
    }

    /** {@code momentum_torch} gives {@code MomentumTorch}; where the annotated type is called so, {@code MomentumTorchRule}. */
    private static String className(String rule, String type) {
        String name = ClassNames.ofRule(rule);
        return type.equals(name) ? name + "Rule" : name;
    }

    private static String baseName(String file) {
        return file.endsWith(".opt") ? file.substring(0, file.length() - ".opt".length()) : file;
    }

    private static String snakeCase(String type) {
        return type.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                .toLowerCase(java.util.Locale.ROOT);
    }
}

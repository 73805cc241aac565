package dev.glissade.live;

import dev.glissade.compiler.CompileOptions;
import dev.glissade.compiler.CompileResult;
import dev.glissade.compiler.RuleCompiler;
import dev.glissade.compiler.RuleLibrary;
import dev.glissade.compiler.emit.JavaSource;
import dev.glissade.dsl.diag.DiagnosticRenderer;
import dev.glissade.dsl.text.SourceText;
import dev.glissade.spi.RuleUnit;
import dev.glissade.spi.UpdateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Compiles rule text in the running JVM: the text becomes Java, the Java is compiled in memory, its classes are loaded.
 *
 * <pre>{@code
 * UpdateRule rule = LiveCompiler.on(loader).optimizer("momentum.opt", "v = g*v + lr*grad; theta -= v");
 * Optimizer optimizer = Optimizers.of(rule).set("g", 0.9).set("lr", 0.01).over(parameters);
 * }</pre>
 *
 * <p>It needs a JDK, not only a JRE. Each call loads its classes into a class loader of their own, so the same text, or another
 * of the same name, may be compiled again and again; what nobody holds any more is unloaded.
 *
 * <p>Immutable and thread-safe, with a library and a listener of the caller's as far as those are.
 */
public final class LiveCompiler {
    private static final String PACKAGE = "dev.glissade.live.compiled";

    private final ClassLoader parent;
    private final RuleLibrary library;

    private final boolean relaxed;
    private final Consumer<String> remarks;

    private LiveCompiler(ClassLoader parent, RuleLibrary library, boolean relaxed, Consumer<String> remarks) {
        this.parent = parent;
        this.library = library;
        this.relaxed = relaxed;
        this.remarks = remarks;
    }

    /** A compiler whose chains may name the units of all modules that the thread's context class loader sees. */
    public static LiveCompiler create() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return on(context == null ? LiveCompiler.class.getClassLoader() : context);
    }

    /** A compiler whose chains may name the units of all modules that the class loader sees; it must see the runtime too. */
    public static LiveCompiler on(ClassLoader parent) {
        return on(parent, new ClassPathUnits(parent));
    }

    /** A compiler whose chains may name the units of a library and no others. */
    public static LiveCompiler on(ClassLoader parent, RuleLibrary library) {
        return new LiveCompiler(parent, library, false, remark -> {});
    }

    /**
     * The same for relaxed rules, or for exact ones, which is the default. Relaxed ones may round otherwise than their text says,
     * by no more than {@code docs/numerics.md} states, and are faster: they divide by no scalar, contract products and sums, and
     * have functions that the JVM vectorises.
     */
    public LiveCompiler withRelaxed(boolean allowed) {
        return new LiveCompiler(parent, library, allowed, remarks);
    }

    /** The same, telling {@code listener} each warning and each note about speed, as text of several lines. */
    public LiveCompiler withRemarks(Consumer<String> listener) {
        return new LiveCompiler(parent, library, relaxed, listener);
    }

    /**
     * Compiles and loads a rule file.
     *
     * @param name what messages call the text, for example {@code momentum.opt}; without its ending the name of a rule without
     *     a head
     * @return one for each unit of the text, in its order
     * @throws RuleTextException if the text has errors; the message shows all of them
     * @throws IllegalStateException if there is no Java compiler in this JVM
     */
    public List<RuleUnit> compile(String name, String text) {
        SourceText source = new SourceText(name, text);
        String unit = name.endsWith(".opt") ? name.substring(0, name.length() - ".opt".length()) : name;
        CompileOptions options = CompileOptions.inPackage(PACKAGE).withRelaxed(relaxed);
        CompileResult result = new RuleCompiler(library).compile(source, unit, options);
        if (result.hasErrors()) {
            throw new RuleTextException(result.diagnostics());
        }
        result.diagnostics().forEach(remark -> remarks.accept(DiagnosticRenderer.render(remark)));
        List<JavaSource> sources =
                result.units().stream().map(CompileResult.CompiledUnit::source).toList();
        ClassLoader loader = new MemoryJavac(parent).compile(sources);
        List<RuleUnit> units = new ArrayList<>();
        for (JavaSource java : sources) {
            units.add(instance(loader, java));
        }
        return List.copyOf(units);
    }

    /**
     * Compiles and loads a rule file with one optimizer in it.
     *
     * @throws IllegalArgumentException if there is none, or more than one; otherwise as {@link #compile}
     */
    public UpdateRule optimizer(String name, String text) {
        List<UpdateRule> optimizers = compile(name, text).stream()
                .filter(UpdateRule.class::isInstance)
                .map(UpdateRule.class::cast)
                .toList();
        if (optimizers.size() != 1) {
            throw new IllegalArgumentException(name + " has " + optimizers.size() + " optimizers, not one");
        }
        return optimizers.get(0);
    }

    private static RuleUnit instance(ClassLoader loader, JavaSource java) {
        try {
            return (RuleUnit)
                    loader.loadClass(java.qualifiedName()).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the class compiled for a rule cannot be loaded: " + java.qualifiedName(), e);
        }
    }
}

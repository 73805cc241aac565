package dev.glissade.processor;

import dev.glissade.compiler.RuleLibrary;
import dev.glissade.dsl.text.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.tools.StandardLocation;

/**
 * The texts of units: every compiled unit's file travels as a resource, so that chains in other modules can name it.
 *
 * <p>As a library it answers from the files of the package being compiled first, then from the class path, then from the modules
 * on the module path. Its methods may be called by several threads while javac waits for them.
 */
final class UnitTexts implements RuleLibrary {

    private final ProcessingEnvironment environment;
    private final Map<String, SourceText> beside = new HashMap<>();
    private final List<File> unread = new ArrayList<>();

    private record File(SourceText source, Function<SourceText, List<String>> units) {}

    UnitTexts(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Makes the units of a file known to the chains of the files beside it.
     *
     * @param units finds out what units the file has; it is asked when a chain first looks for one, as most files have no chain
     */
    synchronized void addBeside(SourceText source, Function<SourceText, List<String>> units) {
        unread.add(new File(source, units));
    }

    private Map<String, SourceText> beside() {
        for (File file : unread) {
            file.units.apply(file.source).forEach(u -> beside.putIfAbsent(RuleLibrary.canonical(u), file.source));
        }
        unread.clear();
        return beside;
    }

    @Override
    public synchronized Optional<SourceText> find(String canonical) {
        return Optional.ofNullable(beside().get(canonical))
                .or(() -> onClassPath(canonical))
                .or(() -> onModulePath(canonical));
    }

    @Override
    public synchronized Collection<String> names() {
        return Set.copyOf(beside().keySet());
    }

    /** Lets the unit's text travel with the compiled classes. */
    void write(String unit, SourceText source, Element element) throws IOException {
        try (OutputStream out = environment
                .getFiler()
                .createResource(
                        StandardLocation.CLASS_OUTPUT, "", RuleLibrary.resource(RuleLibrary.canonical(unit)), element)
                .openOutputStream()) {
            out.write(source.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    private Optional<SourceText> onClassPath(String canonical) {
        return read(StandardLocation.CLASS_PATH, "", canonical);
    }

    private Optional<SourceText> onModulePath(String canonical) {
        for (ModuleElement module : environment.getElementUtils().getAllModuleElements()) {
            Optional<SourceText> text = module.isUnnamed()
                    ? Optional.empty()
                    : read(StandardLocation.MODULE_PATH, module.getQualifiedName() + "/", canonical);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private Optional<SourceText> read(StandardLocation location, String moduleAndPackage, String canonical) {
        try (InputStream in = environment
                .getFiler()
                .getResource(location, moduleAndPackage, RuleLibrary.resource(canonical))
                .openInputStream()) {
            return Optional.of(
                    new SourceText(canonical + ".opt", new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException | NullPointerException e) {
            return Optional.empty(); // the last is what javac throws for a module that the location does not hold
        }
    }
}

package dev.glissade.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.RuleInfo.RuleSource;
import dev.glissade.spi.RuleUnit;
import dev.glissade.spi.ScheduleRule;
import dev.glissade.spi.UnitKind;
import dev.glissade.spi.UpdateRule;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleRegistryTest {
    @TempDir
    Path folder;

    private static RuleInfo info(String name, UnitKind kind, RuleSource source) {
        return new RuleInfo(name, kind, "", List.of(), List.of(), source);
    }

    private static RuleInfo info(String name, UnitKind kind) {
        return info(name, kind, new RuleSource(name, "", ""));
    }

    private static RuleUnit unit(String name, UnitKind kind) {
        RuleInfo info = info(name, kind);
        return () -> info;
    }

    /** An optimizer that is looked up and never used. */
    public abstract static class Named implements UpdateRule {
        private final RuleInfo info;

        Named(RuleInfo info) {
            this.info = info;
        }

        @Override
        public RuleInfo info() {
            return info;
        }

        @Override
        public Kernel kernel(Precision precision, int flags) {
            throw new AssertionError("nobody steps here");
        }
    }

    /** Found by {@code ServiceLoader}. */
    public static final class Adam extends Named {
        public Adam() {
            super(RuleRegistryTest.info("adam", UnitKind.OPTIMIZER));
        }
    }

    /** Another of the same name. */
    public static final class OtherAdam extends Named {
        public OtherAdam() {
            super(RuleRegistryTest.info("Adam", UnitKind.OPTIMIZER));
        }
    }

    public static final class ClipByNorm extends Named {
        public ClipByNorm() {
            super(RuleRegistryTest.info("clip_by_norm", UnitKind.TRANSFORM));
        }
    }

    public static final class Broken extends Named {
        public Broken() {
            super(failure());
        }

        private static RuleInfo failure() {
            throw new IllegalStateException("no licence");
        }
    }

    public static final class Silent implements RuleUnit {
        @Override
        public RuleInfo info() {
            throw new IllegalStateException("nothing to say");
        }
    }

    public static final class Misnamed extends Named {
        public Misnamed() {
            super(RuleRegistryTest.info("my rule", UnitKind.OPTIMIZER));
        }
    }

    /** Not what its services file says. */
    public static final class NotAUnit {}

    /** Discovers classes of this test through a services file of their own. */
    private RuleRegistry discover(Class<?>... providers) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Class<?> provider : providers) {
            lines.append(provider.getName()).append('\n');
        }
        return discover(lines.toString());
    }

    private RuleRegistry discover(String services) throws IOException {
        Path file = folder.resolve("META-INF/services/" + RuleUnit.class.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, services);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            return RuleRegistry.discover(loader);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"clip_by_norm", "clip-by-norm", "Clip_By-Norm", "CLIP_BY_NORM"})
    void findsNamesHoweverTheyAreWritten(String name) throws IOException {
        assertThat(discover(ClipByNorm.class).unit(name)).isInstanceOf(ClipByNorm.class);
    }

    @Test
    void discoversThroughTheContextClassLoader() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        Path file = folder.resolve("META-INF/services/" + RuleUnit.class.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, Adam.class.getName());
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            thread.setContextClassLoader(loader);
            assertThat(RuleRegistry.discover().optimizer("adam")).isInstanceOf(Adam.class);
            thread.setContextClassLoader(null);
            RuleRegistry.discover();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void anUnknownNameListsWhatThereIsAndTheNearest() {
        RuleRegistry registry = RuleRegistry.of(
                new Adam(), new ClipByNorm(), unit("cosine", UnitKind.SCHEDULE), unit("lookahead", UnitKind.WRAPPER));
        assertThatThrownBy(() -> registry.optimizer("Adma"))
                .isInstanceOf(UnknownRuleException.class)
                .hasMessage("""
                        unknown rule 'Adma'; did you mean 'adam'?
                          optimizers: adam
                          transforms: clip_by_norm
                          wrappers: lookahead
                          schedules: cosine""");
        assertThat(registry.list())
                .extracting(RuleInfo::name)
                .containsExactly("adam", "clip_by_norm", "cosine", "lookahead");
        assertThat(registry.names(UnitKind.WRAPPER)).containsExactly("lookahead");
    }

    @Test
    void anEmptyRegistrySaysSo() {
        assertThatThrownBy(() -> RuleRegistry.of().optimizer("adam"))
                .hasMessage("unknown rule 'adam'; there are no rules on the class path");
    }

    @Test
    void brokenProvidersTakeNoOtherDownAndAreShownWhereALookUpFails() throws IOException {
        RuleRegistry registry = discover(Broken.class.getName() + "\ncom.acme.Missing\n" + Silent.class.getName() + "\n"
                + NotAUnit.class.getName() + "\n" + Misnamed.class.getName() + "\n" + Adam.class.getName() + "\n");
        assertThat(registry.optimizer("adam")).isInstanceOf(Adam.class);
        assertThat(registry.problems()).hasSize(5);
        assertThatThrownBy(() -> registry.optimizer("momentum"))
                .isInstanceOf(UnknownRuleException.class)
                .hasMessageContaining("optimizers: adam\n")
                .hasMessageContaining("broken: ")
                .hasMessageContaining("no licence")
                .hasMessageContaining("com.acme.Missing")
                .hasMessageContaining("NotAUnit")
                .hasMessageContaining("nothing to say")
                .hasMessageContaining("has the name 'my rule'");
    }

    @Test
    void twoRulesOfOneNameAreAnErrorThatNamesBothPlaces() {
        RuleRegistry registry = RuleRegistry.of(new Adam()).with(new OtherAdam(), new ClipByNorm());
        assertThatThrownBy(() -> registry.optimizer("adam"))
                .isInstanceOf(UnknownRuleException.class)
                .hasMessageStartingWith("there are 2 rules 'adam': ")
                .hasMessageContaining(Adam.class.getName() + " (file:")
                .hasMessageContaining(OtherAdam.class.getName() + " (file:")
                .hasMessageContaining("test-classes");
        assertThat(registry.problems()).singleElement().asString().startsWith("there are 2 rules 'adam'");
        assertThat(registry.unit("clip_by_norm")).isInstanceOf(ClipByNorm.class);
    }

    @Test
    void aTransformSaysHowItIsChained() {
        RuleRegistry registry = RuleRegistry.of(new ClipByNorm(), unit("cosine", UnitKind.SCHEDULE));
        assertThatThrownBy(() -> registry.optimizer("clip-by-norm"))
                .isInstanceOf(UnknownRuleException.class)
                .hasMessage(
                        "'clip_by_norm' is a transform, not an optimizer by itself: chain it with one in a rule file, "
                                + "for example\n  optimizer my_clip_by_norm = clip_by_norm >> sgd");
        assertThatThrownBy(() -> registry.optimizer("cosine"))
                .hasMessageContaining("is a schedule, not an optimizer")
                .hasMessageContaining("Schedules.named(\"cosine\").build()");
        assertThatThrownBy(() -> registry.schedule("clip_by_norm"))
                .hasMessage("'clip_by_norm' is a transform, not a schedule; there are [cosine]");
    }

    @Test
    void schedulesAreFoundByName() {
        ScheduleRule rule = new ScheduleRule() {
            @Override
            public RuleInfo info() {
                return RuleRegistryTest.info("cosine", UnitKind.SCHEDULE);
            }

            @Override
            public double value(long step, double[] values) {
                return step;
            }
        };
        assertThat(RuleRegistry.of(rule).schedule("COSINE")).isSameAs(rule);
    }

    @Test
    void aRuleWhoseFileWasEditedAfterItWasCompiledIsNotUsed() throws IOException {
        assertThat(lookUp("theta -= grad\n")).isEqualTo("found");
        assertThat(lookUp("\uFEFFtheta -= grad\n")).isEqualTo("found");
        assertThat(lookUp("theta += grad\n"))
                .isEqualTo(
                        "rule 'from_file': its file dev/glissade/registry/from_file.opt was edited after it was compiled; "
                                + "run mvn compile with the glissade-maven-plugin, or mvn clean compile");
        Files.delete(folder.resolve("dev/glissade/registry/from_file.opt"));
        assertThat(lookUp()).isEqualTo("found");
    }

    private String lookUp(String text) throws IOException {
        Path file = folder.resolve("dev/glissade/registry/from_file.opt");
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return lookUp();
    }

    /** Loads the rule's class beside the file, as a user's build has it. */
    private String lookUp() throws IOException {
        String name = FromFileRule.class.getName();
        Path classFile = folder.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(classFile.getParent());
        try (var bytes = FromFileRule.class.getResourceAsStream("FromFileRule.class")) {
            Files.write(classFile, bytes.readAllBytes());
        }
        try (URLClassLoader loader = new ChildFirst(folder.toUri().toURL(), name)) {
            RuleUnit unit = (RuleUnit) loader.loadClass(name).getConstructor().newInstance();
            assertThat(unit.getClass().getClassLoader()).isSameAs(loader);
            RuleRegistry.of(unit).unit("from_file");
            return "found";
        } catch (UnknownRuleException e) {
            return e.getMessage();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** Defines one class itself, whoever else has it. */
    private static final class ChildFirst extends URLClassLoader {
        private final String own;

        ChildFirst(URL place, String own) {
            super(new URL[] {place}, RuleRegistryTest.class.getClassLoader());
            this.own = own;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(own) && findLoadedClass(name) == null ? findClass(name) : super.loadClass(name, resolve);
        }
    }
}

package dev.glissade.benchmarks.measure;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Work that another JVM is to do: a class and its arguments. Immutable.
 *
 * <pre>{@code
 * WorkSpec.of(RuleStep.class).with("rule", "adam").with("elements", 10_000).with("precision", Precision.FLOAT)
 * }</pre>
 *
 * @param type the name of a class that implements {@link Work}
 * @param arguments without {@code ? & = |} in names and values
 */
public record WorkSpec(String type, Map<String, String> arguments) {
    public WorkSpec {
        arguments = new TreeMap<>(arguments);
    }

    public static WorkSpec of(Class<? extends Work> type) {
        return new WorkSpec(type.getName(), Map.of());
    }

    /** The same with one argument more. */
    public WorkSpec with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(arguments);
        more.put(name, value.toString());
        return new WorkSpec(type, more);
    }

    /** As text, for {@link #parse}. */
    String print() {
        return type
                + arguments.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("&", "?", ""));
    }

    static WorkSpec parse(String text) {
        int mark = text.indexOf('?');
        Map<String, String> arguments = Arrays.stream(text.substring(mark + 1).split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new WorkSpec(text.substring(0, mark), arguments);
    }

    /** Makes the work, in this JVM. */
    public Work make() {
        try {
            return Class.forName(type)
                    .asSubclass(Work.class)
                    .getConstructor(Arguments.class)
                    .newInstance(new Arguments(arguments));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("cannot prepare " + print(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + print(), e);
        }
    }
}

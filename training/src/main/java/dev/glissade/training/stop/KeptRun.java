package dev.glissade.training.stop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.glissade.Optimizer;
import dev.glissade.OptimizerState;
import dev.glissade.Tensor;
import dev.glissade.checkpoint.Checkpoint;
import dev.glissade.checkpoint.DataType;
import dev.glissade.checkpoint.StoredTensor;
import dev.glissade.spi.Scope;
import dev.glissade.spi.Storage;
import dev.glissade.training.loop.Remembered;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A copy of what an optimizer was at one moment: parameters, and what its rule keeps. */
record KeptRun(List<StoredTensor> parameters, OptimizerState state) {
    private static final String PARAMETER = "parameter/";
    private static final String STATE = "state/";

    static KeptRun of(Optimizer optimizer) {
        Checkpoint checkpoint = Checkpoint.of(optimizer);
        return new KeptRun(checkpoint.parameters(), checkpoint.state());
    }

    void putInto(Optimizer optimizer) {
        optimizer.restore(state);
        for (StoredTensor saved : parameters) {
            Tensor tensor = optimizer.parameters().tensor(saved.name());
            if (saved.values() instanceof float[] floats) {
                tensor.copyFrom(floats);
            } else {
                tensor.copyFrom((double[]) saved.values());
            }
        }
    }

    /** All of it, as a memory of which the first line is the caller's; names in the lines are such that blanks part them. */
    Remembered remember(String line) {
        List<String> lines = new ArrayList<>();
        lines.add(line);
        lines.add(words(state.rule(), Long.toString(state.step()), Long.toString(state.seed())));
        lines.add(words(new TreeSet<>(state.started()).toArray(String[]::new)));
        List<StoredTensor> tensors = new ArrayList<>();
        for (StoredTensor tensor : parameters) {
            tensors.add(new StoredTensor(PARAMETER + tensor.name(), tensor.type(), tensor.shape(), tensor.values()));
        }
        for (OptimizerState.Entry entry : state.entries()) {
            tensors.add(new StoredTensor(
                    STATE + (lines.size() - 3), type(entry.storage()), List.of(entry.length()), entry.values()));
            lines.add(words(
                    entry.state(),
                    entry.scope().name(),
                    entry.owner(),
                    entry.storage().name()));
        }
        return new Remembered(String.join("\n", lines), tensors);
    }

    static KeptRun recall(Remembered remembered) {
        List<List<String>> lines = Arrays.stream(remembered.text().split("\n", -1))
                .map(line -> Arrays.stream(line.split(" ", -1))
                        .map(word -> URLDecoder.decode(word, UTF_8))
                        .toList())
                .toList();
        List<StoredTensor> parameters = new ArrayList<>();
        Object[] states = new Object[lines.size() - 3];
        for (StoredTensor tensor : remembered.tensors()) {
            if (tensor.name().startsWith(PARAMETER)) {
                String name = tensor.name().substring(PARAMETER.length());
                parameters.add(new StoredTensor(name, tensor.type(), tensor.shape(), tensor.values()));
            } else {
                states[Integer.parseInt(tensor.name().substring(STATE.length()))] = tensor.values();
            }
        }
        List<OptimizerState.Entry> entries = new ArrayList<>();
        for (int i = 0; i < states.length; i++) {
            List<String> line = lines.get(i + 3);
            entries.add(new OptimizerState.Entry(
                    line.get(0), Scope.valueOf(line.get(1)), line.get(2), Storage.valueOf(line.get(3)), states[i]));
        }
        List<String> run = lines.get(1);
        OptimizerState state = new OptimizerState(
                run.get(0),
                Long.parseLong(run.get(1)),
                Long.parseLong(run.get(2)),
                lines.get(2).stream().filter(name -> !name.isEmpty()).collect(Collectors.toSet()),
                entries);
        return new KeptRun(parameters, state);
    }

    private static String words(String... names) {
        return Stream.of(names).map(name -> URLEncoder.encode(name, UTF_8)).collect(Collectors.joining(" "));
    }

    private static DataType type(Storage storage) {
        return switch (storage) {
            case F32 -> DataType.F32;
            case F64 -> DataType.F64;
            case BF16, BF16_STOCHASTIC -> DataType.BF16;
            case F16 -> DataType.F16;
            case PARAM -> throw new IllegalStateException("a state is kept in some precision");
        };
    }
}

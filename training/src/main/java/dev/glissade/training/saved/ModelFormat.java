package dev.glissade.training.saved;

import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.checkpoint.Safetensors;
import dev.glissade.checkpoint.StoredTensor;
import dev.glissade.spi.Precision;
import dev.glissade.training.data.Scaling;
import dev.glissade.training.data.Schema;
import dev.glissade.training.model.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model in a safetensors file: a tensor for each parameter, two for the scaling, and texts about the rest.
 */
final class ModelFormat {
    private static final String NETWORK = "glissade.network";
    private static final String NAMES = "glissade.inputs";
    private static final String CLASSES = "glissade.classes";
    private static final String SHIFT = "scaling.shift";
    private static final String FACTOR = "scaling.factor";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ModelFormat() {}

    static void write(SavedModel model, Path file) throws IOException {
        List<StoredTensor> tensors = new ArrayList<>();
        for (Tensor tensor : model.parameters().tensors()) {
            tensors.add(stored(tensor));
        }
        tensors.add(StoredTensor.of(SHIFT, model.scaling().shifts()));
        tensors.add(StoredTensor.of(FACTOR, model.scaling().factors()));
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(NETWORK, model.network().description());
        texts.put(NAMES, JSON.writeValueAsString(model.schema().names()));
        texts.put(CLASSES, JSON.writeValueAsString(model.schema().classes()));
        new Safetensors(texts, tensors).write(file);
    }

    private static StoredTensor stored(Tensor tensor) {
        if (tensor.precision() == Precision.DOUBLE) {
            return StoredTensor.of(tensor.name(), tensor.toDoubles(), tensor.shape());
        }
        float[] values = new float[tensor.length()];
        tensor.copyTo(values);
        return StoredTensor.of(tensor.name(), values, tensor.shape());
    }

    static SavedModel read(Path file) throws IOException {
        Safetensors content = Safetensors.read(file);
        try {
            Network network = Network.described(text(content, NETWORK));
            Schema schema = new Schema(network.inputs(), list(content, NAMES), list(content, CLASSES), false);
            Scaling scaling = Scaling.of(
                    content.tensor(SHIFT).toDoubles(), content.tensor(FACTOR).toDoubles());
            return new SavedModel(network, parameters(network, content), schema, scaling);
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException | JacksonException e) {
            throw new ModelFileException(file + ": no model: " + e.getMessage());
        }
    }

    private static Parameters parameters(Network network, Safetensors content) {
        boolean isDouble = content.tensors().stream()
                .filter(tensor -> !tensor.name().equals(SHIFT) && !tensor.name().equals(FACTOR))
                .anyMatch(tensor -> tensor.values() instanceof double[]);
        Parameters parameters = network.start(isDouble ? Precision.DOUBLE : Precision.FLOAT, 0);
        List<String> problems = new ArrayList<>();
        for (Tensor tensor : parameters.tensors()) {
            try {
                fill(tensor, content.tensor(tensor.name()));
            } catch (NoSuchElementException | IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        if (content.tensors().size() != parameters.tensors().size() + 2) {
            problems.add("there are tensors that the network does not have");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return parameters;
    }

    private static void fill(Tensor tensor, StoredTensor from) {
        List<Integer> shape = Arrays.stream(tensor.shape()).boxed().toList();
        boolean fits = tensor.precision() == Precision.DOUBLE
                ? from.values() instanceof double[]
                : from.values() instanceof float[];
        if (!fits || !from.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "tensor " + from + " where the network has " + tensor + " " + tensor.precision());
        }
        if (from.values() instanceof double[] doubles) {
            tensor.copyFrom(doubles);
        } else {
            tensor.copyFrom((float[]) from.values());
        }
    }

    private static String text(Safetensors content, String key) {
        String text = content.metadata().get(key);
        if (text == null) {
            throw new IllegalArgumentException("there is no metadata entry '" + key + "'");
        }
        return text;
    }

    private static List<String> list(Safetensors content, String key) {
        return List.of(JSON.readValue(text(content, key), String[].class));
    }
}

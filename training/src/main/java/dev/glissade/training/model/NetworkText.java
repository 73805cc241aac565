package dev.glissade.training.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Networks as texts: a line for the inputs, one for each layer, one for the loss.
 *
 * <pre>
 * inputs 784
 * dense 300
 * activation tanh
 * dense 10
 * loss softmax
 * </pre>
 */
final class NetworkText {

    private NetworkText() {}

    static String of(Network network) {
        List<String> lines = new ArrayList<>();
        lines.add("inputs " + network.inputs());
        for (Layer layer : network.layers()) {
            lines.add(line(layer));
        }
        lines.add("loss " + network.loss().name().toLowerCase(Locale.ROOT));
        return String.join("\n", lines);
    }

    private static String line(Layer layer) {
        if (layer instanceof Dense dense) {
            return "dense " + dense.units();
        }
        if (layer instanceof Activate activate) {
            return "activation " + activate.function().name().toLowerCase(Locale.ROOT);
        }
        if (layer instanceof Dropout dropout) {
            return "dropout " + dropout.rate();
        }
        if (layer instanceof BatchNorm norm) {
            return "norm " + norm.share() + " " + norm.epsilon();
        }
        throw new IllegalStateException("no text for " + layer);
    }

    static Network parse(String text) {
        List<String> lines = text.lines().toList();
        try {
            NetworkBuilder network = Network.inputs(Integer.parseInt(rest("inputs", lines.get(0))));
            for (String line : lines.subList(1, lines.size() - 2)) {
                add(network, line);
            }
            int outputs = Integer.parseInt(rest("dense", lines.get(lines.size() - 2)));
            Loss loss = Loss.valueOf(rest("loss", lines.get(lines.size() - 1)).toUpperCase(Locale.ROOT));
            if (loss != Loss.SOFTMAX && outputs != 1) {
                throw new IllegalArgumentException(outputs + " outputs for " + loss);
            }
            return switch (loss) {
                case SQUARED -> network.linear();
                case LOGISTIC -> network.logistic();
                case SOFTMAX -> network.softmax(outputs);
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("'" + text + "' describes no network: " + e.getMessage(), e);
        }
    }

    private static void add(NetworkBuilder network, String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "dense" -> network.dense(Integer.parseInt(words[1]), Initialisation.zero());
            case "activation" -> network.activation(Activation.valueOf(words[1].toUpperCase(Locale.ROOT)));
            case "dropout" -> network.dropout(Double.parseDouble(words[1]));
            case "norm" -> network.add(new BatchNorm(Double.parseDouble(words[1]), Double.parseDouble(words[2])));
            default -> throw new IllegalArgumentException("there is no layer '" + words[0] + "'");
        }
    }

    private static String rest(String word, String line) {
        if (!line.startsWith(word + " ")) {
            throw new IllegalArgumentException("'" + line + "' where '" + word + "' is expected");
        }
        return line.substring(word.length() + 1);
    }
}

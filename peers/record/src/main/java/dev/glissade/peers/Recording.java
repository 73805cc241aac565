package dev.glissade.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The text of one trajectory of a peer: a head that says where it comes from, then every tensor after every step.
 *
 * @param file where it stands, relative to the folder of references
 * @param lines its text
 */
record Recording(String file, List<String> lines) {

    static Recording of(Peer peer, Case chosen, Precision precision, Inputs inputs) {
        List<String> lines = new ArrayList<>();
        lines.add("# Recorded from another library; see the README of the folder 'peers'. Not to be edited.");
        lines.add("rule " + chosen.rule());
        lines.add("library " + peer.library());
        lines.add("call " + chosen.call());
        lines.add("precision " + precision.label());
        var settings = new StringJoiner(" ", "set ", "").setEmptyValue("set");
        chosen.settings().forEach((name, value) -> settings.add(name + "=" + Precision.DOUBLE.show(value)));
        lines.add(settings.toString());
        List<Double> rates = chosen.rates(inputs.gradients().size());
        var line = new StringJoiner(" ", "rates " + chosen.rateName() + " ", "");
        rates.forEach(rate -> line.add(Precision.DOUBLE.show(rate)));
        lines.add(line.toString());
        Stepper stepper = peer.start(chosen, precision, rounded(inputs.start(), precision));
        for (int t = 1; t <= rates.size(); t++) {
            lines.add("step " + t);
            Map<String, double[]> gradients = rounded(inputs.gradients().get(t - 1), precision);
            stepper.step(t, rates.get(t - 1), gradients)
                    .forEach((name, values) -> lines.add(line(name, values, precision)));
        }
        return new Recording(
                chosen.rule() + "/" + peer.name() + "-" + chosen.variant() + "-" + precision.label() + ".txt", lines);
    }

    void write(Path folder) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, String.join("\n", lines) + "\n");
    }

    /**
     * Where the recorded file tells something else than this run.
     *
     * <p>Another processor may take other vector widths, so numbers may differ by {@code tolerance}, relative to the
     * larger of them or 1e-3; words may not differ.
     */
    List<String> differences(Path folder, double tolerance) throws IOException {
        List<String> recorded = Files.readAllLines(folder.resolve(file));
        if (recorded.size() != lines.size()) {
            return List.of(file + ": " + recorded.size() + " lines recorded, " + lines.size() + " now");
        }
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!alike(recorded.get(i), lines.get(i), tolerance)) {
                differences.add(file + ":" + (i + 1) + ": recorded " + recorded.get(i) + ", now " + lines.get(i));
            }
        }
        return differences;
    }

    private static boolean alike(String recorded, String now, double tolerance) {
        if (recorded.equals(now)) {
            return true;
        }
        String[] left = recorded.split(" ", -1);
        String[] right = now.split(" ", -1);
        if (left.length != right.length
                || !left[0].equals(right[0])
                || left[0].matches("#|rule|library|call|precision|set|rates")) {
            return false;
        }
        for (int i = 1; i < left.length; i++) {
            double a = Double.parseDouble(left[i]);
            double b = Double.parseDouble(right[i]);
            if (Math.abs(a - b) > tolerance * Math.max(1e-3, Math.max(Math.abs(a), Math.abs(b)))) {
                return false;
            }
        }
        return true;
    }

    private static String line(String name, double[] values, Precision precision) {
        var line = new StringJoiner(" ", name + " ", "");
        for (double value : values) {
            line.add(precision.show(value));
        }
        return line.toString();
    }

    private static Map<String, double[]> rounded(Map<String, double[]> tensors, Precision precision) {
        Map<String, double[]> rounded = new LinkedHashMap<>();
        tensors.forEach((name, values) -> {
            double[] copy = values.clone();
            for (int i = 0; i < copy.length; i++) {
                copy[i] = precision.round(copy[i]);
            }
            rounded.put(name, copy);
        });
        return rounded;
    }
}

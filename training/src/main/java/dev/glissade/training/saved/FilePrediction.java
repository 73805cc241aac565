package dev.glissade.training.saved;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.glissade.training.data.Schema;
import dev.glissade.training.read.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A file of rows to a file of predictions. */
final class FilePrediction {

    private FilePrediction() {}

    static void run(SavedModel model, Path rows, Path into) throws IOException {
        Path folder = into.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder == null ? Path.of("/") : folder, ".predictions", ".part");
        try {
            try (CsvWriter out = CsvWriter.builder().build(unfinished)) {
                out.writeRecord(header(model.schema()));
                csv(model.schema()).stream(rows, (inputs, target) -> out.writeRecord(line(model.predict(inputs))));
            }
            Files.move(unfinished, into, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static Csv csv(Schema schema) {
        if (schema.names().isEmpty()) {
            return Csv.withoutHeader()
                    .inputs(IntStream.rangeClosed(1, schema.inputs())
                            .mapToObj(Integer::toString)
                            .toArray(String[]::new));
        }
        return Csv.withHeader().inputs(schema.names().toArray(String[]::new));
    }

    private static List<String> header(Schema schema) {
        List<String> names = new ArrayList<>(List.of(schema.isClassification() ? "label" : "prediction"));
        names.addAll(schema.classes());
        return names;
    }

    private static List<String> line(Prediction prediction) {
        List<String> fields = new ArrayList<>(List.of(
                prediction.probabilities().isEmpty() ? Double.toString(prediction.value()) : prediction.label()));
        prediction.probabilities().forEach(probability -> fields.add(Double.toString(probability)));
        return fields;
    }
}

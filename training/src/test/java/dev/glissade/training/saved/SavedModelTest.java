package dev.glissade.training.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Parameters;
import dev.glissade.checkpoint.Safetensors;
import dev.glissade.checkpoint.StoredTensor;
import dev.glissade.spi.Precision;
import dev.glissade.training.data.Scaling;
import dev.glissade.training.data.Schema;
import dev.glissade.training.model.Activation;
import dev.glissade.training.model.Network;
import dev.glissade.training.read.BadDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that go through files. */
final class SavedModelTest {
    @TempDir
    Path folder;

    /** Scores 3*((width - 10)*2) + ((height - 0)*0.5) - 1 for "wide", over "narrow". */
    private static SavedModel logistic() {
        Network network = Network.logistic(2);
        Parameters parameters = network.start(Precision.DOUBLE, 0);
        parameters.tensor("output.weight").set(0, 3);
        parameters.tensor("output.weight").set(1, 1);
        parameters.tensor("output.bias").set(0, -1);
        Schema schema = new Schema(2, List.of("width", "height"), List.of("narrow", "wide"), false);
        return SavedModel.of(network, parameters, schema, Scaling.of(new double[] {10, 0}, new double[] {2, 0.5}));
    }

    @Test
    void predictsARow() throws IOException {
        logistic().write(folder.resolve("model"));
        SavedModel model = SavedModel.read(folder.resolve("model"));
        // 3*((10 - 10)*2) + 2*0.5 - 1 = 0; then 3*((10.5 - 10)*2) + 0 - 1 = 2
        assertThat(model.predict(10, 2).probabilities()).containsExactly(0.5, 0.5);
        Prediction wide = model.predict(10.5, 0);
        assertThat(wide.label()).isEqualTo("wide");
        assertThat(wide.value()).isEqualTo(1);
        assertThat(wide.probabilities().get(1)).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-15));
        assertThat(model.predict(9, 0).label()).isEqualTo("narrow");
        assertThat(model.schema().names()).containsExactly("width", "height");
        assertThatThrownBy(() -> model.predict(1)).hasMessage("a row of 1 inputs for a model of 2");
        assertThatThrownBy(() -> model.predict(1, Double.NaN)).hasMessage("input 1 is NaN");
    }

    @Test
    void predictsAFile() throws IOException {
        Path rows = Files.writeString(folder.resolve("rows.csv"), "height,name,width\n0,a,10.5\n2,b,10\n");
        Path out = folder.resolve("out.csv");
        logistic().predict(rows, out);
        assertThat(Files.readString(out))
                .startsWith("label,narrow,wide\r\nwide,0.119")
                .endsWith("\r\nnarrow,0.5,0.5\r\n");

        Files.writeString(rows, "height,width\n0,x\n");
        assertThatThrownBy(() -> logistic().predict(rows, out))
                .isInstanceOf(BadDataException.class)
                .hasMessage(rows + ":2:3: 'width' is 'x'; expected a number");
        assertThat(Files.readString(out)).startsWith("label,narrow,wide\r\nwide");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void everyKindOfLayerComesBack() throws IOException {
        Network network = Network.inputs(3)
                .dense(4, Activation.TANH)
                .batchNorm()
                .activation(Activation.RELU)
                .dropout(0.25)
                .dense(4, Activation.SIGMOID)
                .softmax(3);
        Parameters parameters = network.start(Precision.FLOAT, 7);
        parameters.tensor("norm1.mean").set(2, 0.5);
        Schema schema = Schema.classification(3, List.of("a", "b", "ç"));
        SavedModel model = SavedModel.of(network, parameters, schema, Scaling.none(3));
        model.write(folder.resolve("model"));
        parameters.tensor("output.bias").fill(99);
        SavedModel same = SavedModel.read(folder.resolve("model"));
        assertThat(same.network().description()).isEqualTo(network.description());
        assertThat(same.predict(1, 2, 3)).isEqualTo(model.predict(1, 2, 3));
        assertThat(same.schema().classes()).containsExactly("a", "b", "ç");

        Path rows = Files.writeString(folder.resolve("rows.csv"), "1,2,3\n");
        same.predict(rows, folder.resolve("out.csv"));
        assertThat(Files.readString(folder.resolve("out.csv")))
                .contains(model.predict(1, 2, 3).label() + ","
                        + model.predict(1, 2, 3).probabilities().get(0));
    }

    @Test
    void predictsNumbers() throws IOException {
        Network network = Network.linear(1);
        Parameters parameters = network.start(Precision.FLOAT, 0);
        parameters.tensor("output.weight").set(0, 2);
        SavedModel model = SavedModel.of(network, parameters, Schema.regression(1), Scaling.none(1));
        model.write(folder.resolve("model"));
        assertThat(SavedModel.read(folder.resolve("model")).predict(4)).isEqualTo(new Prediction(8, "", List.of()));
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Path file = folder.resolve("model");
        logistic().write(file);
        Safetensors good = Safetensors.read(file);
        List<StoredTensor> tensors = new java.util.ArrayList<>(good.tensors());
        tensors.removeIf(tensor -> tensor.name().equals("output.bias"));
        tensors.set(0, StoredTensor.of("output.weight", new double[] {1, 2}, 1, 2));
        new Safetensors(good.metadata(), tensors).write(file);
        assertThatThrownBy(() -> SavedModel.read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("tensor output.weight[1, 2] F64 where the network has output.weight[2, 1] DOUBLE")
                .hasMessageContaining("no tensor 'output.bias'");
        new Safetensors(Map.of(), good.tensors()).write(file);
        assertThatThrownBy(() -> SavedModel.read(file))
                .hasMessage(file + ": no model: there is no metadata entry 'glissade.network'");
        assertThatThrownBy(() -> Network.described("inputs 3\nconvolution 4\ndense 1\nloss squared"))
                .hasMessageContaining("there is no layer 'convolution'");
        assertThatThrownBy(() -> Network.described("inputs 3\nloss squared"))
                .hasMessageContaining("describes no network");
    }

    @Test
    void refusesWhatDoesNotFit() {
        Network network = Network.softmax(2, 3);
        Parameters parameters = network.start(Precision.FLOAT, 0);
        assertThatThrownBy(() -> SavedModel.of(
                        network, parameters, Schema.classification(2, List.of("a", "b")), Scaling.none(2)))
                .hasMessage("a network for 3 classes and data of 2");
        assertThatThrownBy(() -> SavedModel.of(
                        network, parameters, Schema.classification(2, List.of("a", "b", "c")), Scaling.none(4)))
                .hasMessageContaining("a scaling of 4");
    }
}

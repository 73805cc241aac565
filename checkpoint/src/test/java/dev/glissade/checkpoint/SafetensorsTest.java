package dev.glissade.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

    @TempDir
    private Path folder;

    @Test
    void bytesLaidOutByHandAreRead() throws IOException {
        String header = "{\"__metadata__\":{\"made by\":\"hand\"},"
                + "\"h\":{\"dtype\":\"BF16\",\"shape\":[3],\"data_offsets\":[24,30]},"
                + "\"w\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]},"
                + "\"n\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[16,24]},"
                + "\"none\":{\"dtype\":\"F16\",\"shape\":[0,5],\"data_offsets\":[30,30]}}  ";
        // 1.5, -2, 0.1f, infinity; 258; 1, -0.5, 3.140625 in bfloat16
        String data = "0000c03f" + "000000c0" + "cdcccc3d" + "0000807f" + "0201000000000000" + "803f" + "00bf" + "4940";
        Safetensors read = Safetensors.read(file(header, HexFormat.of().parseHex(data)));
        assertThat(read.metadata()).containsExactly(Map.entry("made by", "hand"));
        assertThat(read.tensors()).extracting(StoredTensor::name).containsExactly("w", "n", "h", "none");
        assertThat(read.tensor("w").shape()).containsExactly(2, 2);
        assertThat((float[]) read.tensor("w").values()).containsExactly(1.5f, -2, 0.1f, Float.POSITIVE_INFINITY);
        assertThat(read.tensor("n").toDoubles()).containsExactly(258);
        assertThat(read.tensor("h").toDoubles()).containsExactly(1, -0.5, 3.140625);
        assertThat(read.tensor("none").toDoubles()).isEmpty();
    }

    @Test
    void whatIsWrittenHasTheFormatsBytes() throws IOException {
        Path file = folder.resolve("out.safetensors");
        new Safetensors(
                        Map.of("k", "é\""),
                        List.of(StoredTensor.of("b", new float[] {1}), StoredTensor.of("a", new double[] {-0.0}, 1, 1)))
                .write(file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        byte[] header = new byte[length];
        bytes.get(header);
        assertThat(length % 8).isZero();
        assertThat(new String(header, UTF_8).stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"k\":\"é\\\"\"},"
                        + "\"a\":{\"dtype\":\"F64\",\"shape\":[1,1],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}");
        assertThat(HexFormat.of().formatHex(bytes.array(), 8 + length, bytes.capacity()))
                .isEqualTo("0000000000000080" + "0000803f");
        assertThat(Safetensors.readMetadata(file)).isEqualTo(Map.of("k", "é\""));
    }

    @Test
    void everyTypeComesBackBitForBit() throws IOException {
        int many = 300_001; // more than one piece
        List<StoredTensor> tensors = Stream.of(DataType.values())
                .map(type -> {
                    Object array = type.array(many);
                    byte[] bytes = new byte[many * type.bytes()];
                    new Random(type.bytes()).nextBytes(bytes);
                    int at = 0;
                    for (Piece piece : Piece.of(type, array)) {
                        piece.take(ByteBuffer.wrap(bytes, at, piece.bytes())
                                .slice()
                                .order(ByteOrder.LITTLE_ENDIAN));
                        at += piece.bytes();
                    }
                    return new StoredTensor(type.name(), type, List.of(many), array);
                })
                .toList();
        Path file = folder.resolve("all.safetensors");
        new Safetensors(Map.of(), tensors).write(file);
        Safetensors read = Safetensors.read(file);
        for (StoredTensor tensor : tensors) {
            assertThat(CheckpointFormat.checksum(read.tensor(tensor.name())))
                    .isEqualTo(CheckpointFormat.checksum(tensor));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 1 | 1 bytes at the end belong to no tensor",
                "[] | 0 | the header is no JSON object",
                "{\"a\":1} | 0 | tensor 'a' has dtype missing",
                "{\"a\":{\"dtype\":\"F31\",\"shape\":[1],\"data_offsets\":[0,4]}} | 4 | tensor 'a' has dtype \"F31\"; known are",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}} | 4 | tensor 'a' has no shape of whole numbers",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | 4 | tensor 'a' has no shape of whole numbers",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}} | 4 | tensor 'a' has no data_offsets of whole numbers",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}} | 4 | 1 elements of F32, 4 bytes, but data_offsets [0]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}} | 4 | but data_offsets [4, 0]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | 4 | 2 elements of F32, 8 bytes, but",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | 3 | the file was cut short: the header speaks of 4 bytes of data, there are 3",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | 8 | tensor 'a' begins at byte 4 of the data, with nothing from byte 0 on",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}} | 4 | tensor 'b' begins at byte 2 of the data, inside another one",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}} | 0 | more elements than an array holds",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[99999999999999999999],\"data_offsets\":[0,0]}} | 0 | tensor 'a' has no shape of whole numbers",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},\"a\":{}} | 0 | Duplicate",
                "{\"__metadata__\":{\"a\":1}} | 0 | __metadata__ entry 'a' is no text",
                "{\"__metadata__\":[]} | 0 | __metadata__ is no object",
                "{} {} | 0 | the header is no JSON object of the format",
                "{\"a\": | 0 | the header is no JSON object of the format",
                "[[[[[[[[[[[[ | 0 | the header is no JSON object of the format",
            })
    void aBadHeaderIsRefusedWithItsReason(String header, int dataBytes, String reason) throws IOException {
        Path file = file(header, new byte[dataBytes]);
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() throws IOException {
        Path file = file("{\"a\":{},\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", new byte[0]);
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOfSatisfying(
                        SafetensorsException.class,
                        e -> assertThat(e.problems()).hasSize(4))
                .hasMessageContaining("4 problems");
    }

    @Test
    void filesThatAreNoneAreRefused() throws IOException {
        Path empty = Files.write(folder.resolve("empty"), new byte[3]);
        assertThatThrownBy(() -> Safetensors.read(empty)).hasMessageContaining("it has 3 bytes");
        Path text = Files.writeString(folder.resolve("text"), "a text that is long enough to have a length");
        assertThatThrownBy(() -> Safetensors.read(text)).hasMessageContaining("no safetensors file: its first 8 bytes");
        Path cut = Files.write(folder.resolve("cut"), new byte[] {100, 0, 0, 0, 0, 0, 0, 0, '{'});
        assertThatThrownBy(() -> Safetensors.read(cut))
                .hasMessageContaining("a header of 100 bytes, of which 1 are there");
        byte[] latin = {3, 0, 0, 0, 0, 0, 0, 0, '{', (byte) 0xe9, '}'};
        Path bad = Files.write(folder.resolve("latin"), latin);
        assertThatThrownBy(() -> Safetensors.read(bad)).hasMessageContaining("not UTF-8");
    }

    @Test
    void aFailedWriteLeavesTheFormerFileAndNothingElse() throws IOException {
        Path file = folder.resolve("kept");
        Files.writeString(file, "former");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[100]));
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(file).hasContent("former");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThatThrownBy(() -> new Safetensors(Map.of(), List.of()).write(folder))
                .hasMessageContaining("is a folder");
    }

    @Test
    void tensorsThatContradictThemselvesAreRefused() {
        assertThatThrownBy(() -> StoredTensor.of("w", new float[3], 2, 2))
                .hasMessage("tensor 'w' of type F32 and shape [2, 2] cannot be float[] of length 3");
        assertThatThrownBy(() -> new StoredTensor("w", DataType.F16, List.of(1), new float[1]))
                .hasMessageContaining("cannot be float[]");
        assertThatThrownBy(() -> StoredTensor.of("__metadata__", new float[1])).hasMessageContaining("__metadata__");
        StoredTensor w = StoredTensor.of("w", new float[1]);
        assertThatThrownBy(() -> new Safetensors(Map.of(), List.of(w, w))).hasMessage("there are two tensors 'w'");
    }

    private Path file(String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        return Files.write(
                folder.resolve("in.safetensors"),
                bytes.putLong(text.length).put(text).put(data).array());
    }
}

package dev.glissade.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.diag.DiagnosticRenderer;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.text.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceDecoderTest {

    @Test
    void leavesOutAByteOrderMark() {
        byte[] marked = "\uFEFFx = θ\r\n".getBytes(StandardCharsets.UTF_8);

        assertThat(SourceDecoder.decode("rule.opt", marked, new Diagnostics()))
                .contains(new SourceText("rule.opt", "x = θ\r\n"));
        assertThat(new RuleParser().parse("rule.opt", marked, "rule", new Diagnostics()))
                .isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "3D3D80, 3, a continuation byte at the start of a character",
        "3D3DC080, 3, a zero in two bytes",
        "3D3DEDA080, 3, half of a surrogate pair",
        "3D3DF5808080, 3, a character beyond Unicode",
        "3D3DCE, 3, half a character at the end",
        "FEFF0078, 1, UTF-16"
    })
    void brokenUtf8IsRefusedAtItsPlace(String hex, int column, String what) {
        var diagnostics = new Diagnostics();

        assertThat(SourceDecoder.decode("rule.opt", HexFormat.of().parseHex(hex), diagnostics))
                .as(what)
                .isEmpty();
        assertThat(diagnostics.sorted()).hasSize(1);
        assertThat(DiagnosticRenderer.headline(diagnostics.sorted().get(0)))
                .startsWith("rule.opt:1:" + column + ": error: byte 0x" + hex.substring(2 * column - 2, 2 * column))
                .endsWith("is not UTF-8 [BrokenEncoding]");
    }

    @Test
    void aFileOfMoreThanAMebibyteIsNotDecodedAtAll() {
        var diagnostics = new Diagnostics();

        assertThat(SourceDecoder.decode("rule.opt", new byte[(1 << 20) + 1], diagnostics))
                .isEmpty();
        assertThat(DiagnosticRenderer.headline(diagnostics.sorted().get(0)))
                .isEqualTo("rule.opt:1:1: error: the file is larger than 1 MiB [FileTooLarge]");
    }
}

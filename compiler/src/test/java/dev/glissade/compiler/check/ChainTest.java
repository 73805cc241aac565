package dev.glissade.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.check.CheckedRule.Hyper;
import dev.glissade.compiler.check.CheckedRule.Part;
import dev.glissade.compiler.check.CheckedRule.ScheduleUse;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Value;
import dev.glissade.dsl.diag.Diagnostic;
import dev.glissade.dsl.text.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final String UNITS = """
            transform clip { hyper max_norm = 1 in (0, inf); grad *= min(1, max_norm/global norm(grad)) }
            transform noise { hyper sigma = 0.1; grad += sigma*normal() }
            transform decay { hyper weight_decay = 0.01; shared lr; theta -= lr*weight_decay*prev(theta) }
            wrapper lookahead { hyper k: int = 5; hyper alpha = 0.5; state slow = theta; inner
              if t % k == 0 { slow += alpha*(theta - slow); theta = slow } }
            optimizer adam { hyper lr = 1e-3 in [0, inf); hyper alpha = 0.5; state m = 0
              m += alpha*(grad - m); theta -= lr*m }
            schedule warm { hyper steps = 10; value = min(1, t/steps) }
            """;

    @Test
    void partsStandFromLeftToRightWithNestedChainsWrittenOut() {
        CheckedRule rule = Checked.text(UNITS
                        + "optimizer inner_chain = clip >> decay >> adam\noptimizer whole = lookahead >> inner_chain")
                .clean();

        assertThat(rule.parts()).extracting(Part::alias).containsExactly("lookahead", "clip", "decay", "adam");
        assertThat(rule.parts())
                .extracting(part -> part.unit().tree().name().text())
                .containsExactly("lookahead", "clip", "decay", "adam");
    }

    @Test
    void onlyNamesThatOccurTwiceBearTheirUnit() {
        CheckedRule rule = Checked.text(UNITS + "optimizer whole = lookahead >> decay >> adam")
                .clean();

        assertThat(rule.hypers())
                .extracting(Hyper::name)
                .containsExactly("k", "lookahead_alpha", "weight_decay", "lr", "alpha");
        assertThat(rule.hypers()).extracting(Hyper::part).containsExactly(0, 0, 1, 2, 2);
    }

    @Test
    void aliasNamesUnitAndHyperparameters() {
        CheckedRule rule = Checked.text(UNITS + "optimizer whole = clip as early >> noise >> clip as late >> adam")
                .clean();

        assertThat(rule.parts()).extracting(Part::alias).containsExactly("early", "noise", "late", "adam");
        assertThat(rule.hypers())
                .extracting(Hyper::name)
                .containsExactly("early_max_norm", "sigma", "late_max_norm", "lr", "alpha");
    }

    @Test
    void aliasOfAChainStandsBeforeTheNamesOfItsUnits() {
        CheckedRule rule = Checked.text(
                        UNITS + "transform both = clip >> noise\noptimizer whole = both as first_pair >> clip >> adam")
                .clean();

        assertThat(rule.parts())
                .extracting(Part::alias)
                .containsExactly("first_pair_clip", "first_pair_noise", "clip", "adam");
    }

    @Test
    void settingsReplaceDefaultsAlsoThroughTheNamesOfAChain() {
        CheckedRule rule = Checked.text(
                        UNITS
                                + "optimizer c = lookahead(alpha = 0.25) >> adam\noptimizer d = c(lookahead_alpha = 0.75, lr = 2)")
                .clean();

        assertThat(rule.hypers()).extracting(ChainTest::number).containsExactly("5", "0.75", "2", "0.5");
    }

    @Test
    void settingOfAListFixesItsLength() {
        CheckedRule rule = Checked.text(
                        "optimizer a { hyper b: list = [1, 2]; theta -= b[0]*grad }\noptimizer c = a(b = [1, 2, 3])")
                .clean();

        assertThat(rule.hypers()).extracting(Hyper::length).containsExactly(3);
        assertThat(rule.hypers().get(0).symbol().length()).isEqualTo(2);
    }

    @Test
    void valueThatCallsAScheduleIsComputed() {
        CheckedRule rule = Checked.text(UNITS + "optimizer whole = adam(lr = 0.1*warm(steps = 500))")
                .clean();

        Hyper lr = rule.hypers().get(0);
        assertThat(lr.computed()).isTrue();
        assertThat(lr.schedules()).extracting(ScheduleUse::calledAs).containsExactly("warm");
        assertThat(lr.schedules().get(0).schedule().tree().name().text()).isEqualTo("warm");
        assertThat(rule.hypers().get(1).computed()).isFalse();
    }

    @Test
    void newDefaultMayReadHyperparametersAboveIt() {
        CheckedRule rule =
                Checked.text(UNITS + "optimizer whole = adam(alpha = 2*lr)").clean();
        assertThat(rule.hypers().get(1).value()).isPresent();

        assertThat(Checked.text(UNITS + "optimizer whole = adam(lr = alpha)").codes())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("UnknownName");
    }

    @Test
    void unitOfAnotherFileIsFoundWhateverItsSpelling() {
        var clip = new SourceText(
                "soft_clip.opt", "hyper c = 1; grad = clip(grad, -c, c)\n".replace("hyper", "// none\nhyper"));
        var file = new SourceText("sgd.opt", "theta -= lr*grad");

        Checked checked = Checked.text("optimizer whole = SGD", file, clip);

        assertThat(checked.codes()).isEmpty();
        assertThat(checked.rules().get(0).parts().get(0).unit().source()).isEqualTo(file);
        assertThat(checked.rules().get(0).source().name()).isEqualTo("rule.opt");
    }

    @Test
    void unitOfTheFileComesBeforeThatOfAnother() {
        var other = new SourceText("sgd.opt", "theta -= 2*grad");

        Checked checked = Checked.text("optimizer sgd { theta -= grad }\noptimizer whole = sgd", other);

        assertThat(checked.clean().parts().get(0).unit().source().name()).isEqualTo("rule.opt");
    }

    @Test
    void chainOfAnotherFileFindsItsUnitsThere() {
        var other = new SourceText(
                "pair.opt",
                "transform half { grad *= 0.5 }\noptimizer plain { theta -= grad }\noptimizer pair = half >> plain");

        Checked checked = Checked.text("optimizer whole = pair", other);

        assertThat(checked.clean().parts()).extracting(Part::alias).containsExactly("half", "plain");
    }

    @Test
    void errorOfAnotherFileIsReportedThereOnce() {
        var broken = new SourceText("broken.opt", "theta -= lr*(grda + sign(grad, 1))");

        Checked checked = Checked.text("optimizer a = broken\noptimizer b = broken(lr = 1)", broken);

        assertThat(checked.messages()).extracting(Diagnostic::source).containsOnly(broken);
        assertThat(checked.codes()).containsExactly("UnknownName 1:14", "ArgumentCount 1:21");
        assertThat(checked.rules()).isEmpty();
    }

    @Test
    void syntaxErrorOfAnotherFileIsReportedThereAndNotAsAnUnknownUnit() {
        var broken = new SourceText("broken.opt", "theta -= lr*(grad");

        Checked checked = Checked.text("optimizer a = broken", broken);

        assertThat(checked.messages()).extracting(Diagnostic::source).containsOnly(broken);
    }

    @Test
    void warningsOfAnotherFileAreNotRepeated() {
        var sloppy = new SourceText("sloppy.opt", "d = 2*grad; theta -= grad");

        assertThat(Checked.text("optimizer a = sloppy", sloppy).codes()).isEmpty();
        assertThat(Checked.source(sloppy).codes()).containsExactly("UnusedValue 1:1");
    }

    @Test
    void unknownUnitProposesTheNearest() {
        Checked checked = Checked.text("optimizer whole = adma", new SourceText("adam.opt", "theta -= grad"));

        assertThat(checked.codes()).containsExactly("UnknownUnit 1:19");
        assertThat(checked.messages().get(0).hint()).contains("did you mean 'adam'?");
    }

    @Test
    void transformChainWaitsForTheOptimizerThatItSharesWith() {
        Checked checked = Checked.text(UNITS + "transform pair = clip >> decay\noptimizer whole = pair >> adam");

        assertThat(checked.clean().parts()).hasSize(3);
    }

    private static String number(Hyper hyper) {
        Value value = hyper.value().orElseThrow();
        Expr only = ((Value.Single) value).expr();
        return ((Expr.Num) only).text();
    }

    @Test
    void mistakesOfALinkDoNotHideThoseOfTheOthers() {
        List<String> codes = Checked.text(UNITS + "optimizer whole = nothing >> clip(max_norm = -1) >> adam(beta = 1)")
                .codes();

        assertThat(codes).containsExactly("UnknownUnit 9:19", "OutOfRange 9:46", "UnknownSetting 9:58");
    }
}

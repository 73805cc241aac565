package dev.glissade.dsl.parse;

import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.parse.RuleGrammar.FileContext;
import dev.glissade.dsl.parse.RuleGrammar.ItemContext;
import dev.glissade.dsl.parse.RuleGrammar.UnitContext;
import dev.glissade.dsl.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Watches the parser: counts the items of each unit, and turns a unit into its tree as soon as it is read.
 *
 * <p>A parse tree is some fifty times larger than its text, so no more than one unit's is kept.
 */
final class TreeKeeper implements ParseTreeListener {

    private final AstBuilder builder;
    private final Places places;
    private final SyntaxErrors errors;
    private final List<Unit> units = new ArrayList<>();
    private int statements;
    private int declarations;

    TreeKeeper(AstBuilder builder, Places places, SyntaxErrors errors) {
        this.builder = builder;
        this.places = places;
        this.errors = errors;
    }

    @Override
    public void enterEveryRule(ParserRuleContext rule) {
        if (rule instanceof UnitContext) {
            statements = 0;
            declarations = 0;
        }
    }

    @Override
    public void exitEveryRule(ParserRuleContext rule) {
        if (errors.stopped()) {
            return;
        }
        if (rule instanceof ItemContext item) {
            count(item);
        } else if (rule instanceof UnitContext unit) {
            builder.unit(unit).ifPresent(units::add);
            if (unit.block() != null) {
                unit.block().children.clear();
            }
        }
    }

    private void count(ItemContext item) {
        int count = item.declaration() != null ? ++declarations : ++statements;
        if (count > Limits.STATEMENTS) {
            errors.report(
                    places.of(item.getStart()),
                    DiagnosticCode.TOO_MANY_STATEMENTS,
                    "the unit has more than " + Limits.STATEMENTS
                            + (item.declaration() != null ? " declarations" : " statements"),
                    "split it into units and join them with '>>'");
            errors.stop();
        }
    }

    /** Puts the file together from its units, or from its items if it has no head. */
    RuleFile file(FileContext tree, SourceText source, String defaultUnitName, Comments comments) {
        List<ItemContext> items = tree.item();
        if (tree.unit().isEmpty()) {
            units.add(builder.headless(defaultUnitName, items, source.text().length()));
        } else if (!items.isEmpty()) {
            errors.report(
                    places.of(items.get(0).getStart()),
                    DiagnosticCode.STATEMENT_OUTSIDE_UNIT,
                    "a statement or declaration outside the units of the file",
                    "a file holds units, or one rule without a head");
        }
        return new RuleFile(source, units, comments.plain());
    }

    @Override
    public void visitTerminal(TerminalNode node) {}

    @Override
    public void visitErrorNode(ErrorNode node) {}
}

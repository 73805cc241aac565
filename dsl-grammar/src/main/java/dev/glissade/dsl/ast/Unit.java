package dev.glissade.dsl.ast;

import dev.glissade.dsl.text.Span;
import java.util.List;
import java.util.Optional;

/** A named rule, or a part of one: written out as a block or put together as a chain. */
public sealed interface Unit {

    UnitKind kind();

    Identifier name();

    /** The text of its doc comment, without marks and margin stars. */
    Optional<String> doc();

    Span span();

    /**
     * A unit that is written out.
     *
     * @param headless whether it is a whole file without {@code kind NAME { }} around it; then {@code name} is the host's
     */
    record Block(
            UnitKind kind,
            Identifier name,
            Optional<String> doc,
            boolean headless,
            List<Declaration> declarations,
            List<Statement> statements,
            Span span)
            implements Unit {
        public Block {
            declarations = List.copyOf(declarations);
            statements = List.copyOf(statements);
        }
    }

    /** {@code optimizer NAME = a(x = 1) >> b as c}. */
    record Chain(UnitKind kind, Identifier name, Optional<String> doc, List<Link> links, Span span) implements Unit {
        public Chain {
            links = List.copyOf(links);
        }
    }

    /**
     * One unit of a chain.
     *
     * @param unit the name of the unit that is meant
     * @param settings new defaults for its hyperparameters
     * @param alias the name that it has in this chain, if given by {@code as}
     */
    record Link(Identifier unit, List<Setting> settings, Optional<Identifier> alias, Span span) {
        public Link {
            settings = List.copyOf(settings);
        }
    }

    /** {@code name = value} in a link. */
    record Setting(Identifier name, Value value) {}
}

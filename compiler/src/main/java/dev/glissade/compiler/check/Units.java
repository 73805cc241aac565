package dev.glissade.compiler.check;

import dev.glissade.compiler.RuleLibrary;
import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.parse.RuleParser;
import dev.glissade.dsl.text.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The units that one compile meets: those of its file, and those of the library's files, read and checked when they are asked for. */
final class Units {

    private static final String EXTENSION = ".opt";

    private final RuleFile main;
    private final RuleLibrary library;
    private final RuleParser parser;
    private final Diagnostics diagnostics;
    private final Map<SourceText, Optional<RuleFile>> files = new HashMap<>();
    private final IdentityHashMap<CheckedUnit, Map<Map<String, Boolean>, GradientUse>> gradientUses =
            new IdentityHashMap<>();
    private final IdentityHashMap<RuleFile, Map<String, Unit>> byName = new IdentityHashMap<>();
    private final IdentityHashMap<Unit.Block, Optional<CheckedUnit>> checked = new IdentityHashMap<>();

    Units(RuleFile main, RuleLibrary library, RuleParser parser, Diagnostics diagnostics) {
        this.main = main;
        this.library = library;
        this.parser = parser;
        this.diagnostics = diagnostics;
        files.put(main.source(), Optional.of(main));
    }

    /** A unit and the file that it stands in. */
    record Located(Unit unit, RuleFile file) {}

    /**
     * What looking for a unit gave.
     *
     * @param unit the unit, if it was found and its file could be read
     * @param silent whether nothing need be said about a missing unit, because its file has errors of its own
     */
    record Lookup(Optional<Located> unit, boolean silent) {}

    /** Looks in the file itself, then where the library looks. */
    Lookup find(String name, RuleFile from) {
        String canonical = RuleLibrary.canonical(name);
        Optional<Located> here = in(from, canonical);
        if (here.isPresent()) {
            return new Lookup(here, false);
        }
        Optional<SourceText> source = library.find(canonical);
        if (source.isEmpty()) {
            return new Lookup(Optional.empty(), false);
        }
        Optional<RuleFile> file = files.computeIfAbsent(source.get(), this::parse);
        return new Lookup(file.flatMap(f -> in(f, canonical)), file.isEmpty());
    }

    private Optional<Located> in(RuleFile file, String canonical) {
        Map<String, Unit> units = byName.computeIfAbsent(file, Units::byName);
        return Optional.ofNullable(units.get(canonical)).map(unit -> new Located(unit, file));
    }

    private static Map<String, Unit> byName(RuleFile file) {
        Map<String, Unit> units = new HashMap<>();
        file.units()
                .forEach(unit ->
                        units.putIfAbsent(RuleLibrary.canonical(unit.name().text()), unit));
        return units;
    }

    private Optional<RuleFile> parse(SourceText source) {
        String name = source.name().substring(source.name().lastIndexOf('/') + 1);
        String unit = name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
        return parser.parse(source, unit, diagnostics);
    }

    /** The names that a look-up from {@code from} would find, as far as they can be listed. */
    List<String> names(RuleFile from) {
        List<String> names = new ArrayList<>();
        from.units().forEach(unit -> names.add(unit.name().text()));
        names.addAll(library.names());
        return names;
    }

    /** The unit after all checks of its own, or nothing if it has errors; they are reported once. */
    Optional<CheckedUnit> check(Unit.Block unit, RuleFile file) {
        Optional<CheckedUnit> known = checked.get(unit);
        if (known == null) {
            known = UnitCheck.check(unit, report(file));
            checked.put(unit, known);
        }
        return known;
    }

    /** What a unit does with gradients under a choice of its flags; worked out once, as chains ask again and again. */
    GradientUse gradientUse(CheckedUnit unit, Map<String, Boolean> flags) {
        return gradientUses
                .computeIfAbsent(unit, u -> new HashMap<>())
                .computeIfAbsent(flags, f -> new GradientUse(unit, f));
    }

    Report report(RuleFile file) {
        return new Report(file.source(), diagnostics, file.source().equals(main.source()));
    }
}

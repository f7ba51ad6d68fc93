import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.processor.reports.enums.JobEndStatus;

/**
 * Validates many files with veraPDF in one process.
 *
 * <p>Each line of the standard input is what a file should be, flavours with commas between them
 * or 0 for what it claims, and the file, with a tab between the two. For each one line is printed,
 * a JSON object: the file, and for each flavour the name of its profile and the rules that failed.
 */
final class VeraPdf {
    private static final PDFAFlavour UNCLAIMED = PDFAFlavour.PDFA_3_B;

    public static void main(final String[] arguments) throws IOException {
        final var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        final var lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            final int tab = line.indexOf('\t');
            final var file = line.substring(tab + 1);
            String judged;
            try {
                judged = "\"results\": " + judged(file, line.substring(0, tab));
            } catch (final Exception | StackOverflowError error) {
                // One document must not end the run of all others.
                judged = "\"error\": " + quoted(error.toString());
            }
            out.println("{\"file\": " + quoted(file) + ", " + judged + "}");
        }
    }

    private static String judged(final String file, final String wanted) throws Exception {
        final var foundry = Foundries.defaultInstance();
        final var named = named(wanted);
        final var first = named.isEmpty() ? PDFAFlavour.NO_FLAVOUR : named.get(0);
        try (var parser = foundry.createParser(new File(file), first, UNCLAIMED)) {
            if (!named.isEmpty()) {
                parser.setFlavours(named);
            }
            try (var validator =
                    foundry.createValidator(parser.getFlavours(), 1, false, true, false)) {
                final var results = new ArrayList<String>();
                for (final ValidationResult result : validator.validateAll(parser)) {
                    results.add(told(result));
                }
                return results.toString();
            }
        }
    }

    private static List<PDFAFlavour> named(final String wanted) {
        final var found = new ArrayList<PDFAFlavour>();
        for (final String id : wanted.equals("0") ? new String[0] : wanted.split(",")) {
            final var flavour = PDFAFlavour.byFlavourId(id);
            if (flavour == PDFAFlavour.NO_FLAVOUR) {
                throw new IllegalArgumentException("veraPDF has no flavour " + id);
            }
            found.add(flavour);
        }
        return found;
    }

    private static String told(final ValidationResult result) {
        final var profile = result.getValidationProfile();
        final var places = new LinkedHashMap<Object, TestAssertion>();
        for (final TestAssertion found : result.getTestAssertions()) {
            if (found.getStatus() == TestAssertion.Status.FAILED) {
                places.putIfAbsent(found.getRuleId(), found);
            }
        }
        final var failed = new ArrayList<String>();
        for (final var entry : result.getFailedChecks().entrySet()) {
            final var id = entry.getKey();
            final var rule = profile.getRuleByRuleId(id);
            final var place = places.get(id);
            final var said = place == null ? null : place.getErrorMessage();
            failed.add("{\"specification\": " + quoted(id.getSpecification().getId())
                    + ", \"clause\": " + quoted(id.getClause())
                    + ", \"test\": " + id.getTestNumber()
                    + ", \"object\": " + quoted(rule.getObject())
                    + ", \"count\": " + entry.getValue()
                    + ", \"message\": " + quoted(said == null ? rule.getDescription() : said)
                    + ", \"context\": "
                    + quoted(place == null ? "" : place.getLocation().getContext()) + "}");
        }
        return "{\"profile\": " + quoted(result.getProfileDetails().getName())
                + ", \"compliant\": " + result.isCompliant()
                + ", \"ended\": " + quoted(result.getJobEndStatus() == JobEndStatus.NORMAL
                        ? "" : result.getJobEndStatus().toString())
                + ", \"failed\": " + failed + "}";
    }

    private static String quoted(final String text) {
        final var quoted = new StringBuilder("\"");
        for (final char letter : (text == null ? "" : text).toCharArray()) {
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ') {
                quoted.append(String.format("\\u%04x", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }

    private VeraPdf() {}
}

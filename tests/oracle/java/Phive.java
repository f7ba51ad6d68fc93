import com.helger.diagnostics.error.IError;
import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.io.resource.FileSystemResource;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResult;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.EExtendedValidity;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import com.helger.phive.xrechnung.XRechnungValidation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Validates many files with phive in one process.
 *
 * <p>Each line of the standard input is the name of a set of rules and a file, with a tab between
 * them. For each one line is printed, a JSON object: the file, and by layer the rules that fired.
 */
final class Phive {
    private static final IValidityDeterminator<IValidationSourceXML> JUDGE =
            IValidityDeterminator.createDefault();

    public static void main(final String[] arguments) throws IOException {
        final var registry = new ValidationExecutorSetRegistry<IValidationSourceXML>();
        EN16931Validation.initEN16931(registry);
        XRechnungValidation.initXRechnung(registry);
        final var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final var lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            final int tab = line.indexOf('\t');
            final var set = registry.getOfID(DVRCoordinate.parseOrNull(line.substring(0, tab)));
            if (set == null) {
                throw new IllegalArgumentException("phive has no set " + line.substring(0, tab));
            }
            out.println(judged(set, line.substring(tab + 1)));
        }
    }

    private static String judged(
            final IValidationExecutorSet<IValidationSourceXML> set, final String file) {
        final var source = ValidationSourceXML.create(new FileSystemResource(Path.of(file)));
        final ValidationResultList results;
        try {
            results = ValidationExecutionManager.executeValidation(JUDGE, set, source, Locale.ROOT);
        } catch (final RuntimeException error) {
            // One document must not end the run of all others.
            return "{\"file\": " + quoted(file) + ", \"error\": " + quoted(error.toString()) + "}";
        }
        final var layers = new StringBuilder();
        for (final ValidationResult result : results) {
            layers.append(layers.isEmpty() ? "" : ", ").append(layer(result));
        }
        return "{\"file\": " + quoted(file) + ", \"layers\": [" + layers + "]}";
    }

    private static String layer(final ValidationResult result) {
        final var fired = new StringBuilder();
        for (final IError error : result.getErrorList()) {
            final var id = error.getErrorID() == null ? "" : error.getErrorID();
            fired.append(fired.isEmpty() ? "" : ", ")
                    .append("[" + quoted(id) + ", " + quoted(error.getErrorLevel().getID()) + ", ")
                    .append(quoted(String.valueOf(error.getErrorText(Locale.ROOT))) + "]");
        }
        final var rules = result.getValidationArtefact().getRuleResourcePath();
        return "{\"rules\": " + quoted(rules) + ", \"skipped\": " + (result.getValidity() == EExtendedValidity.SKIPPED)
                + ", \"fired\": [" + fired + "]}";
    }

    private static String quoted(final String text) {
        final var quoted = new StringBuilder("\"");
        for (final char letter : text.toCharArray()) {
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

    private Phive() {}
}

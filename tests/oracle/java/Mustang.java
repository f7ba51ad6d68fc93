import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.mustangproject.validator.ZUGFeRDValidator;

/**
 * Validates many files, XML or PDF, with Mustang in one process.
 *
 * <p>Each line of the standard input is a file. For each one line is printed, a JSON object: the
 * file, whether it is valid, the profile that was found, and the report in XML.
 */
final class Mustang {
    public static void main(final String[] arguments) throws IOException {
        final var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // The validator itself prints too.
        System.setOut(System.err);
        final var lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            out.println(judged(line));
        }
    }

    private static String judged(final String file) {
        final var validator = new ZUGFeRDValidator();
        final String report;
        try {
            report = validator.validate(file);
        } catch (final RuntimeException error) {
            // One document must not end the run of all others.
            return "{\"file\": " + quoted(file) + ", \"error\": " + quoted(error.toString()) + "}";
        }
        return "{\"file\": " + quoted(file) + ", \"valid\": " + validator.wasCompletelyValid()
                + ", \"profile\": " + quoted(validator.getContext().getProfile())
                + ", \"report\": " + quoted(report) + "}";
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

    private Mustang() {}
}

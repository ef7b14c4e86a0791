package writ.local.clock;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How much business time passes in a second of wall time, as people write it: `1d`, `1h`, `90s`, `0`. */
final class Speed {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)([smhd])");

    private Speed() {}

    /** Business seconds per second. */
    static Optional<Double> parse(String written) {
        if (written.equals("0")) {
            return Optional.of(0.0);
        }
        Matcher matcher = WRITTEN.matcher(written.toLowerCase(Locale.ROOT));
        return matcher.matches()
                ? Optional.of(Double.parseDouble(matcher.group(1)) * seconds(matcher.group(2)))
                : Optional.empty();
    }

    /** The shortest way to write a speed. */
    static String write(double speed) {
        if (speed == 0) {
            return "0";
        }
        String unit = Stream.of("d", "h", "m")
                .filter(candidate -> speed % seconds(candidate) == 0)
                .findFirst()
                .orElse("s");
        return BigDecimal.valueOf(speed / seconds(unit)).stripTrailingZeros().toPlainString() + unit;
    }

    private static int seconds(String unit) {
        return switch (unit) {
            case "d" -> 86_400;
            case "h" -> 3_600;
            case "m" -> 60;
            default -> 1;
        };
    }
}

package writ.inventory.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How a spreadsheet shows a number, as far as it matters to versions, counts and names: decimals, leading zeros, percent,
 * and dates, which are written as ISO 8601 since how they are shown depends on who looks. Thousands are not parted.
 *
 * @param digits before the point at least
 * @param decimals at least, and {@code most} of them
 */
record NumberShown(Kind kind, int digits, int decimals, int most) {

    enum Kind {
        GENERAL,
        NUMBER,
        PERCENT,
        DATE,
        TIME,
        DATE_AND_TIME
    }

    static final NumberShown GENERAL = new NumberShown(Kind.GENERAL, 0, 0, 0);

    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int LONGEST = 40;
    private static final int PRECISION = 15;
    private static final int PLAIN = 30;
    private static final int MOST_DECIMALS = 30;
    private static final double LAST_DAY = 2_958_466;
    private static final int SECONDS_A_DAY = 86_400;

    /** Reads a format code of Excel, such as {@code 0.00} or {@code d/m/yyyy h:mm}; what is not understood is general. */
    static NumberShown coded(String code) {
        // What stands in quotes, behind a backslash or as a colour says nothing; [h] and the like are hours.
        String plain = code.toLowerCase(Locale.ROOT)
                .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.", "")
                .replaceAll("\\[(h+|m+|s+)\\]", "$1")
                .replaceAll("\\[[^\\]]*\\]", "");
        String first = plain.split(";", 2)[0];
        if (first.contains("general")
                || first.contains("e+")
                || first.contains("e-")
                || first.contains("/") && first.contains("?")) {
            return GENERAL;
        }
        boolean time = first.matches(".*[hs].*");
        boolean date = first.matches(".*[yd].*") || (!time && first.contains("m"));
        if (time || date) {
            return new NumberShown(time && date ? Kind.DATE_AND_TIME : date ? Kind.DATE : Kind.TIME, 0, 0, 0);
        }
        String[] parts = first.replaceAll("[^0#?.]", "").split("\\.", 2);
        int decimals = parts.length < 2 ? 0 : zeros(parts[1]);
        int most = parts.length < 2 ? 0 : parts[1].length();
        if (most > MOST_DECIMALS
                || parts[0].length() > MOST_DECIMALS
                || first.replaceAll("[^0#?]", "").isEmpty()) {
            return GENERAL;
        }
        return new NumberShown(first.contains("%") ? Kind.PERCENT : Kind.NUMBER, zeros(parts[0]), decimals, most);
    }

    private static int zeros(String part) {
        return (int) part.chars().filter(c -> c == '0').count();
    }

    /** @param from1904 whether days are counted from 1904, as on an old Mac */
    String text(String value, boolean from1904) {
        double number;
        try {
            number = value.length() > LONGEST ? Double.NaN : Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return value;
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return value;
        }
        return switch (kind) {
            case GENERAL -> general(value);
            case NUMBER -> number(new BigDecimal(value));
            case PERCENT -> number(new BigDecimal(value).movePointRight(2)) + "%";
            case DATE, TIME, DATE_AND_TIME ->
                number < 0 || number >= LAST_DAY ? general(value) : moment(number, from1904);
        };
    }

    /** Excel reckons in 15 digits and writes 17: what it shows as 10.2 is 10.199999999999999 in the file. */
    private static String general(String value) {
        BigDecimal number = new BigDecimal(value).round(new MathContext(PRECISION, RoundingMode.HALF_UP));
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal plain = number.stripTrailingZeros();
        return Math.abs(plain.precision() - plain.scale()) > PLAIN ? plain.toString() : plain.toPlainString();
    }

    private String number(BigDecimal exact) {
        if (Math.abs(exact.precision() - exact.scale()) > PLAIN) {
            return exact.toString();
        }
        BigDecimal number =
                exact.round(new MathContext(PRECISION, RoundingMode.HALF_UP)).setScale(most, RoundingMode.HALF_UP);
        while (number.scale() > decimals && number.stripTrailingZeros().scale() < number.scale()) {
            number = number.setScale(number.scale() - 1, RoundingMode.UNNECESSARY);
        }
        String text = number.abs().toPlainString();
        int point = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
        return (number.signum() < 0 ? "-" : "") + "0".repeat(Math.max(0, digits - point)) + text;
    }

    private String moment(double number, boolean from1904) {
        long seconds = Math.round((number - Math.floor(number)) * SECONDS_A_DAY);
        long days = (long) Math.floor(number) + seconds / SECONDS_A_DAY;
        LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY);
        // Excel has a 29 February 1900, so that days before it are counted from one day later.
        LocalDate first = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
        LocalDate date = first.plusDays(days);
        return kind == Kind.DATE
                ? date.toString()
                : kind == Kind.TIME ? TIME.format(time) : DATE_AND_TIME.format(LocalDateTime.of(date, time));
    }
}

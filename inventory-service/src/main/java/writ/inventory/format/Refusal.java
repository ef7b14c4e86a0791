package writ.inventory.format;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A row or an element that could not be taken.
 *
 * @param line physical line or row on which it starts, counted from 1, a header included
 * @param pointer where it is when the line does not say it: a JSON pointer, "row 17" of a sheet, "line 17, column 3" in
 *     XML; null when it does
 * @param reason what is wrong with it, without its contents
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Refusal(long line, @Nullable String pointer, String reason) {}

package writ.local.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.local.replay.Estate.Installed;

/** The four kinds of file in which agencies say what they have. */
enum ReportFile {
    DECLARED_JSON("json", "application/json", "asset register, counted by product") {
        @Override
        void write(Estate estate, String name, OutputStream out) throws IOException {
            try (JsonGenerator json = JSON.createGenerator(out)) {
                json.writeStartObject();
                json.writeArrayFieldStart("products");
                for (Installed each : estate.installed()) {
                    json.writeStartObject();
                    json.writeStringField("supplier", each.software().supplier());
                    json.writeStringField("product", each.software().product());
                    identify(json, each.software());
                    json.writeNumberField("endpoints", each.count());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        }
    },
    DECLARED_CSV("csv", "text/csv", "survey of system owners") {
        @Override
        void write(Estate estate, String name, OutputStream out) throws IOException {
            try (Writer csv = writer(out)) {
                csv.write(Csv.line("supplier", "product", "version", "endpoints", "cpe", "purl"));
                for (Installed each : estate.installed()) {
                    Software software = each.software();
                    csv.write(Csv.line(
                            software.supplier(),
                            software.product(),
                            software.version(),
                            each.count(),
                            software.cpe(),
                            software.purl()));
                }
            }
        }
    },
    ENDPOINT_CSV("csv", "text/csv", "endpoint management agent, every machine") {
        @Override
        void write(Estate estate, String name, OutputStream out) throws IOException {
            try (Writer csv = writer(out)) {
                csv.write(Csv.line("endpoint", "supplier", "product", "version", "cpe", "purl"));
                for (int i = 0; i < estate.endpoints().size(); i++) {
                    for (Installed each : estate.installed()) {
                        if (each.on().get(i)) {
                            Software software = each.software();
                            csv.write(Csv.line(
                                    estate.endpoints().get(i),
                                    software.supplier(),
                                    software.product(),
                                    software.version(),
                                    software.cpe(),
                                    software.purl()));
                        }
                    }
                }
            }
        }
    },
    CYCLONEDX_JSON("cdx.json", "application/vnd.cyclonedx+json", "bill of materials of each machine") {
        @Override
        void write(Estate estate, String name, OutputStream out) throws IOException {
            try (JsonGenerator json = JSON.createGenerator(out)) {
                json.writeStartObject();
                json.writeStringField("bomFormat", "CycloneDX");
                json.writeStringField("specVersion", "1.6");
                json.writeStringField(
                        "serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
                json.writeNumberField("version", 1);
                json.writeArrayFieldStart("components");
                for (int i = 0; i < estate.endpoints().size(); i++) {
                    device(json, estate, i);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        }
    };

    private static final JsonFactory JSON = new JsonFactory();

    private final String extension;
    private final String mediaType;
    private final String methodology;

    ReportFile(String extension, String mediaType, String methodology) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.methodology = methodology;
    }

    /** Writes the file and closes the stream. The name stands in what identifies the file. */
    abstract void write(Estate estate, String name, OutputStream out) throws IOException;

    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }

    /** How the agency found out. */
    String methodology() {
        return methodology;
    }

    /** Whether it says which machine has what, and not only how many have it. */
    boolean namesEndpoints() {
        return this == ENDPOINT_CSV || this == CYCLONEDX_JSON;
    }

    private static void device(JsonGenerator json, Estate estate, int endpoint) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "device");
        json.writeStringField("name", estate.endpoints().get(endpoint));
        json.writeArrayFieldStart("components");
        for (Installed each : estate.installed()) {
            if (each.on().get(endpoint)) {
                json.writeStartObject();
                json.writeStringField("type", "application");
                json.writeObjectFieldStart("supplier");
                json.writeStringField("name", each.software().supplier());
                json.writeEndObject();
                json.writeStringField("name", each.software().product());
                identify(json, each.software());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void identify(JsonGenerator json, Software software) throws IOException {
        json.writeStringField("version", software.version());
        optional(json, "cpe", software.cpe());
        optional(json, "purl", software.purl());
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}

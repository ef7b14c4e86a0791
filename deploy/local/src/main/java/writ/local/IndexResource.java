package writ.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import writ.local.edge.Answer;
import writ.local.edge.DevRequest;
import writ.local.edge.DevResource;

/** `GET /`: what there is to see, for somebody with a browser. */
final class IndexResource implements DevResource {

    @Override
    public String path() {
        return "/";
    }

    @Override
    public Answer answer(DevRequest request) throws IOException {
        try (InputStream page = IndexResource.class.getResourceAsStream("index.html")) {
            return Answer.text(
                    "text/html", new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}

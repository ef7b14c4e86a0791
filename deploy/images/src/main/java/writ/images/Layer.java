package writ.images;

import java.util.List;

/** What changes together: one layer of an image. */
record Layer(String name, List<Content> contents) {

    Layer(String name, Content... contents) {
        this(name, List.of(contents));
    }
}

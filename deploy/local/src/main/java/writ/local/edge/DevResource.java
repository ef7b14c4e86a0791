package writ.local.edge;

/** Something the suite itself serves below one path; may block, and runs off the event loop. */
public interface DevResource {

    /** The path it covers, with everything below: /dev/clock. */
    String path();

    Answer answer(DevRequest request) throws Exception;
}

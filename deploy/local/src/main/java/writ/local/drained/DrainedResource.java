package writ.local.drained;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import writ.local.edge.Answer;
import writ.local.edge.DevRequest;
import writ.local.edge.DevResource;

/** `GET /dev/drained`: whether everything that happened so far has had its effects, mails and webhooks included. */
public final class DrainedResource implements DevResource {

    private final WaitingSql sql;

    /** @param services the names of their schemas */
    public DrainedResource(DataSource superuser, Clock wall, List<String> services) {
        this.sql = new WaitingSql(superuser, wall, services);
    }

    record DrainedView(boolean drained, Waiting waiting) {}

    @Override
    public String path() {
        return "/dev/drained";
    }

    @Override
    public Answer answer(DevRequest request) throws SQLException {
        if (!request.method().equals("GET")) {
            return Answer.methodNotAllowed("GET");
        }
        Waiting waiting = sql.count();
        return Answer.json(new DrainedView(waiting.isNothing(), waiting));
    }
}

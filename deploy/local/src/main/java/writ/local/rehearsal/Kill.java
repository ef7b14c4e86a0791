package writ.local.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Kills the processes of a pod as the kernel does, from a pod of the same node that sees the node's processes: what an
 * API server deletes is asked to stop first.
 */
public final class Kill {

    private static final int USAGE = 2;
    private static final int NOBODY = 1;

    private Kill() {}

    /** Argument: the pod's uid, by which the node calls its control groups. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: Kill UID");
            System.exit(USAGE);
            return;
        }
        long killed = ProcessHandle.allProcesses()
                .filter(process -> isOf(arguments[0], process.pid()))
                .filter(ProcessHandle::destroyForcibly)
                .count();
        System.out.println(killed + " processes killed");
        System.exit(killed == 0 ? NOBODY : 0);
    }

    /** The pause process is spared: with it the pod itself would end. */
    private static boolean isOf(String uid, long pid) {
        try {
            String groups = Files.readString(Path.of("/proc/" + pid + "/cgroup"));
            String command = Files.readString(Path.of("/proc/" + pid + "/comm")).strip();
            return (groups.contains(uid) || groups.contains(uid.replace('-', '_'))) && !command.equals("pause");
        } catch (IOException e) {
            return false;
        }
    }
}

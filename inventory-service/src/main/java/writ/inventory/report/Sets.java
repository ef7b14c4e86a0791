package writ.inventory.report;

import org.roaringbitmap.ContainerPointer;
import org.roaringbitmap.RoaringBitmap;
import writ.kit.problem.Problem;

/** What sets of endpoints take in memory, and how much they may. */
final class Sets {

    /** Most that one more endpoint in a set can take: a set with its arrays, and a container with a few numbers. */
    static final int MOST_FOR_ONE = 256;

    private static final int FOR_A_SET = 96;
    private static final int FOR_A_CONTAINER = 56;

    private Sets() {}

    /** Bytes on the heap, as far as they can be told. */
    static long bytes(RoaringBitmap set) {
        long bytes = FOR_A_SET + set.getLongSizeInBytes();
        for (ContainerPointer at = set.getContainerPointer(); at.getContainer() != null; at.advance()) {
            bytes += FOR_A_CONTAINER;
        }
        return bytes;
    }

    /** The same file can never be taken, so it is not told to come again. */
    static Problem tooLarge(long most) {
        return Problem.of(
                ReportProblem.REPORT_UNREADABLE,
                "Which of the file's products is on which of its endpoints takes more than " + most
                        + " bytes; send it in parts, one for each component.");
    }
}

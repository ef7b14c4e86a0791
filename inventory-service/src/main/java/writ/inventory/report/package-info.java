/** Reports as they arrive, are answered with a receipt, are read back and withdrawn. */
@NullMarked
package writ.inventory.report;

import org.jspecify.annotations.NullMarked;

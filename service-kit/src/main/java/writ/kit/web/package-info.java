@NullMarked
package writ.kit.web;

import org.jspecify.annotations.NullMarked;

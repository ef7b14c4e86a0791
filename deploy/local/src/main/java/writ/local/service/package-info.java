@NullMarked
package writ.local.service;

import org.jspecify.annotations.NullMarked;

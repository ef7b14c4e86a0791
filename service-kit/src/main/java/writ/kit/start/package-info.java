/** What makes a native start short, where the framework is slower than it need be. */
@org.jspecify.annotations.NullMarked
package writ.kit.start;

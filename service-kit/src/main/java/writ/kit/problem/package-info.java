@org.jspecify.annotations.NullMarked
package writ.kit.problem;

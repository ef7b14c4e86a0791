package writ.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyBuildTest {

    private static final String BUILD_CONTEXT = "io.quarkus.builder.BuildContext";

    private final SteadyBuild steady = new SteadyBuild();

    @ParameterizedTest
    @ValueSource(strings = {"SetN$SetNIterator", "MapN$MapNIterator", "Set12$1"})
    void iteratorsOfImmutableCollectionsReadNoSeed(String name) throws Exception {
        byte[] original = collections(name);
        assertTrue(!seeds(original).isEmpty(), "the JDK has changed: " + name + " reads no seed");

        byte[] changed = steady.transform(null, "java/util/ImmutableCollections$" + name, null, null, original);

        assertEquals(List.of(), seeds(Objects.requireNonNull(changed)));
    }

    @Test
    void whatWaitsInABuildStepHasAnotherExecutor() throws Exception {
        byte[] changed = Objects.requireNonNull(
                steady.transform(null, BUILD_CONTEXT.replace('.', '/'), null, null, buildContext()));
        ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) {
                return defineClass(name, changed, 0, changed.length);
            }
        };

        Object executor =
                loader.loadClass(BUILD_CONTEXT).getMethod("getExecutor").invoke(null);

        assertSame(ForkJoinPool.commonPool(), executor);
    }

    @Test
    void everyOtherClassStaysAsItIs() {
        assertNull(steady.transform(null, "java/util/HashMap", null, null, new byte[0]));
    }

    private static byte[] collections(String name) throws Exception {
        try (InputStream in = Object.class.getResourceAsStream("/java/util/ImmutableCollections$" + name + ".class")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static List<String> seeds(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream()
                .flatMap(method -> method.code().stream().flatMap(code -> code.elementStream()))
                .filter(FieldInstruction.class::isInstance)
                .map((CodeElement element) ->
                        ((FieldInstruction) element).name().stringValue())
                .filter(field -> field.equals("SALT32L") || field.equals("REVERSE"))
                .toList();
    }

    /** Only what the agent looks at. */
    private static byte[] buildContext() {
        return ClassFile.of()
                .build(
                        ClassDesc.of(BUILD_CONTEXT),
                        type -> type.withFlags(ClassFile.ACC_PUBLIC)
                                .withMethodBody(
                                        "getExecutor",
                                        MethodTypeDesc.of(ClassDesc.of(ExecutorService.class.getName())),
                                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                        code -> code.aconst_null().areturn()));
    }
}

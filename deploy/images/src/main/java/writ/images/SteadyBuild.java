package writ.images;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * An agent of the Maven that packages services, whose jars are then the same in every clean build. What Quarkus generates
 * is in the order of hash tables and of threads; newer versions than ours mend that one by one. Here the JDK's immutable
 * collections lose the seed by which each JVM orders them, and Quarkus's build steps run in one thread, for which those
 * that wait for work they handed on need another executor. Identity hashes are the JVM's to fix, by -XX:hashCode=2.
 */
public final class SteadyBuild implements ClassFileTransformer {

    private static final String COLLECTIONS = "java/util/ImmutableCollections";
    private static final String BUILD_CONTEXT = "io/quarkus/builder/BuildContext";
    private static final ClassDesc POOL = ClassDesc.of("java.util.concurrent.ForkJoinPool");

    SteadyBuild() {}

    /** Called by the JVM before Maven begins. */
    public static void premain(String argument, Instrumentation instrumentation) throws UnmodifiableClassException {
        SteadyBuild steady = new SteadyBuild();
        instrumentation.addTransformer(steady, true);
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getName().replace('.', '/').startsWith(COLLECTIONS)) {
                instrumentation.retransformClasses(type);
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String name,
            @Nullable Class<?> type,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (name.startsWith(COLLECTIONS)) {
            return change(
                    bytes,
                    ClassTransform.transformingMethodBodies(
                            method -> !method.methodName().equalsString("<clinit>"), SteadyBuild::unseeded));
        }
        if (name.equals(BUILD_CONTEXT)) {
            return change(
                    bytes,
                    ClassTransform.transformingMethods(
                            method -> method.methodName().equalsString("getExecutor"), executor()));
        }
        return null;
    }

    private static byte[] change(byte[] bytes, ClassTransform transform) {
        ClassFile classFile = ClassFile.of();
        return classFile.transformClass(classFile.parse(bytes), transform);
    }

    /** What the seed decides is decided by nothing: collections begin at their first place, and go forward. */
    private static void unseeded(CodeBuilder code, CodeElement element) {
        if (element instanceof FieldInstruction field
                && field.owner().asInternalName().equals(COLLECTIONS)) {
            switch (field.name().stringValue()) {
                case "SALT32L" -> code.lconst_0();
                case "REVERSE" -> code.iconst_0();
                default -> code.with(element);
            }
        } else {
            code.with(element);
        }
    }

    private static MethodTransform executor() {
        return (method, element) -> {
            if (element instanceof CodeModel) {
                method.withCode(code -> code.invokestatic(POOL, "commonPool", MethodTypeDesc.of(POOL))
                        .areturn());
            } else {
                method.with(element);
            }
        };
    }
}

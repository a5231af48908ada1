package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * No class of the service has a float or a double: not as field, parameter or result, not as a
 * constant, and not for a moment inside a method.
 */
class NoBinaryFractionTest {
  private static final Path CLASSES = Path.of("target/classes");
  private static final Set<Integer> OPCODES =
      Set.of(
          Opcodes.FCONST_0,
          Opcodes.FCONST_1,
          Opcodes.FCONST_2,
          Opcodes.DCONST_0,
          Opcodes.DCONST_1,
          Opcodes.FALOAD,
          Opcodes.DALOAD,
          Opcodes.FASTORE,
          Opcodes.DASTORE,
          Opcodes.FADD,
          Opcodes.DADD,
          Opcodes.FSUB,
          Opcodes.DSUB,
          Opcodes.FMUL,
          Opcodes.DMUL,
          Opcodes.FDIV,
          Opcodes.DDIV,
          Opcodes.FREM,
          Opcodes.DREM,
          Opcodes.FNEG,
          Opcodes.DNEG,
          Opcodes.I2F,
          Opcodes.I2D,
          Opcodes.L2F,
          Opcodes.L2D,
          Opcodes.F2I,
          Opcodes.F2L,
          Opcodes.F2D,
          Opcodes.D2I,
          Opcodes.D2L,
          Opcodes.D2F,
          Opcodes.FCMPL,
          Opcodes.FCMPG,
          Opcodes.DCMPL,
          Opcodes.DCMPG,
          Opcodes.FRETURN,
          Opcodes.DRETURN,
          Opcodes.FLOAD,
          Opcodes.DLOAD,
          Opcodes.FSTORE,
          Opcodes.DSTORE);

  @Test
  void findsNoneInAnyClassOfTheService() throws IOException {
    Set<String> found = new TreeSet<>();
    long classes;
    try (Stream<Path> files = Files.walk(CLASSES)) {
      classes =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .peek(file -> found.addAll(fractionsIn(bytes(file))))
              .count();
    }
    assertThat(classes).as("classes looked at").isGreaterThan(150);
    assertThat(found).isEmpty();
  }

  @Test
  void wouldFindOne() throws IOException {
    String self = "/" + NoBinaryFractionTest.class.getName().replace('.', '/') + "$Sample.class";
    byte[] sample =
        Objects.requireNonNull(NoBinaryFractionTest.class.getResourceAsStream(self)).readAllBytes();
    assertThat(fractionsIn(sample)).isNotEmpty();
  }

  /** What must not be. */
  static final class Sample {
    private Sample() {}

    static long tenPercentOff(long price) {
      return (long) (price * 0.9);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> fractionsIn(byte[] bytes) {
    Set<String> found = new TreeSet<>();
    ClassReader reader = new ClassReader(bytes);
    reader.accept(new Visitor(reader.getClassName(), found), ClassReader.SKIP_DEBUG);
    return found;
  }

  private static boolean isFraction(Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    return element.equals(Type.DOUBLE_TYPE)
        || element.equals(Type.FLOAT_TYPE)
        || element.getClassName().equals("java.lang.Double")
        || element.getClassName().equals("java.lang.Float");
  }

  private static final class Visitor extends ClassVisitor {
    private final String name;
    private final Set<String> found;

    Visitor(String name, Set<String> found) {
      super(Opcodes.ASM9);
      this.name = name;
      this.found = found;
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access, String field, String descriptor, String signature, Object value) {
      note(isFraction(Type.getType(descriptor)), field);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      note(isFraction(Type.getReturnType(descriptor)), method);
      for (Type argument : Type.getArgumentTypes(descriptor)) {
        note(isFraction(argument), method);
      }
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitInsn(int opcode) {
          note(OPCODES.contains(opcode), method);
        }

        @Override
        public void visitVarInsn(int opcode, int index) {
          note(OPCODES.contains(opcode), method);
        }

        @Override
        public void visitLdcInsn(Object value) {
          note(value instanceof Double || value instanceof Float, method);
        }

        @Override
        public void visitMethodInsn(
            int opcode, String owner, String called, String calledDescriptor, boolean isInterface) {
          note(isFraction(Type.getReturnType(calledDescriptor)), method + " calls " + called);
        }
      };
    }

    private void note(boolean fraction, String where) {
      if (fraction) {
        found.add(name + "." + where);
      }
    }
  }
}

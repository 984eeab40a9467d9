package org.kerastck.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Configuration values as bytes: null, booleans, numbers, texts, lists and objects. A JSON library
 * would do, but takes a child JVM as long to load as the engine does.
 */
final class ValueCodec {
  private ValueCodec() {}

  static void writeObject(DataOutputStream out, Map<?, ?> object) throws IOException {
    out.writeInt(object.size());
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      writeText(out, String.valueOf(entry.getKey()));
      writeValue(out, entry.getValue());
    }
  }

  static Map<String, Object> readObject(DataInputStream in) throws IOException {
    int size = in.readInt();
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      put(object, readText(in), readValue(in));
    }
    return object;
  }

  static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in, in.readInt()), StandardCharsets.UTF_8);
  }

  /** All of them, or an EOFException: the other side may die in the middle of a message. */
  static byte[] readBytes(DataInputStream in, int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }

  static void writeValue(DataOutputStream out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeByte('n');
    } else if (value instanceof Boolean truth) {
      out.writeByte(truth ? 't' : 'f');
    } else if (value instanceof Integer integer) {
      out.writeByte('i');
      out.writeInt(integer);
    } else if (value instanceof Long integer) {
      out.writeByte('l');
      out.writeLong(integer);
    } else if (value instanceof BigInteger integer) {
      out.writeByte('b');
      writeText(out, integer.toString());
    } else if (value instanceof Number number) {
      out.writeByte('d');
      out.writeDouble(number.doubleValue());
    } else if (value instanceof String text) {
      out.writeByte('s');
      writeText(out, text);
    } else if (value instanceof List<?> list) {
      out.writeByte('a');
      out.writeInt(list.size());
      for (Object element : list) {
        writeValue(out, element);
      }
    } else if (value instanceof Map<?, ?> map) {
      out.writeByte('o');
      writeObject(out, map);
    } else {
      throw new IOException("not a configuration value: " + value.getClass());
    }
  }

  /** A value that is not null. */
  static Object readPresent(DataInputStream in) throws IOException {
    Object value = readValue(in);
    if (value == null) {
      throw new IOException("null where a value was expected");
    }
    return value;
  }

  private static @Nullable Object readValue(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 'n' -> null;
      case 't' -> true;
      case 'f' -> false;
      case 'i' -> in.readInt();
      case 'l' -> in.readLong();
      case 'b' -> new BigInteger(readText(in));
      case 'd' -> in.readDouble();
      case 's' -> readText(in);
      case 'a' -> readList(in);
      case 'o' -> readObject(in);
      default -> throw new IOException("not a configuration value: " + kind);
    };
  }

  private static List<Object> readList(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      add(list, readValue(in));
    }
    return list;
  }

  // Python's None is a value here, which the collections' types cannot say.
  @SuppressWarnings("NullAway")
  private static void put(Map<String, Object> object, String name, @Nullable Object value) {
    object.put(name, value);
  }

  @SuppressWarnings("NullAway")
  private static void add(List<Object> list, @Nullable Object value) {
    list.add(value);
  }
}

package app.latchkey.platform.database;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.util.ClassUtils;

/**
 * Whether plans of a transaction's statements may be kept. Whoever writes does it by key, and so does what foreign keys and
 * triggers ask for each row; planning that takes longer than doing it.
 */
final class PlanChoice {

    private final Map<String, Boolean> byKey = new ConcurrentHashMap<>();

    boolean isKept(TransactionDefinition transaction) {
        var method = transaction.getName();
        return !transaction.isReadOnly() || (method != null && byKey.computeIfAbsent(method, PlanChoice::readsByKey));
    }

    private static @Nullable Class<?> type(String name) {
        try {
            return ClassUtils.forName(name, null);
        } catch (ClassNotFoundException e) {
            // A transaction may be called anything.
            return null;
        }
    }

    /** @param name of a method as Spring calls its transaction: the class's, a full stop and its own */
    private static boolean readsByKey(String name) {
        int end = name.lastIndexOf('.');
        var type = end < 0 ? null : type(name.substring(0, end));
        return type != null
                && Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals(name.substring(end + 1))
                                && method.isAnnotationPresent(ByKey.class));
    }
}

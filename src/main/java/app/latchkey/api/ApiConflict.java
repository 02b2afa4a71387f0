package app.latchkey.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was asked is well said, and can't be done with things as they are. */
public class ApiConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final transient Object[] arguments;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();

    /**
     * @param problem its name, as in {@link ApiProblems#of}
     * @param arguments of its sentence
     */
    public ApiConflict(String problem, @Nullable Throwable cause, Object... arguments) {
        super("Conflict: " + problem, cause);
        this.problem = problem;
        this.arguments = arguments;
    }

    /** What a program needs to know beside the sentence. */
    public ApiConflict with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    String problem() {
        return problem;
    }

    Object[] arguments() {
        return arguments.clone();
    }

    Map<String, Object> properties() {
        return properties;
    }
}

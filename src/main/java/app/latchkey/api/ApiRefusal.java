package app.latchkey.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What was asked is well said, and is not done. */
public class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String problem;
    private final transient Object[] arguments;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();

    /**
     * @param problem its name, as in {@link ApiProblems#of}
     * @param arguments of its sentence
     */
    public ApiRefusal(HttpStatus status, String problem, @Nullable Throwable cause, Object... arguments) {
        super("Refused: " + problem, cause);
        this.status = status;
        this.problem = problem;
        this.arguments = arguments;
    }

    /** With things as they are; another time it may be done. */
    public static ApiRefusal conflict(String problem, @Nullable Throwable cause, Object... arguments) {
        return new ApiRefusal(HttpStatus.CONFLICT, problem, cause, arguments);
    }

    /** What a program needs to know beside the sentence. */
    public ApiRefusal with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    HttpStatus status() {
        return status;
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

package app.latchkey.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells the operator in one line why the desk did not start, where a stack trace would bury the reason. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartRefusedReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StartRefused refused -> {
                    return say(refused);
                }
                case PortInUseException port -> {
                    return say(PortCheck.taken("", port.getPort()));
                }
                default -> {}
            }
        }
        return false;
    }

    private static boolean say(StartRefused refused) {
        System.err.println(String.valueOf(refused.getMessage()).replaceAll("\\s*\\R\\s*", " "));
        return true;
    }
}

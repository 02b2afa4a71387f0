package app.latchkey.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Says how long an answer took to make, from when it was known who asks. */
final class ServerTiming {

    private static final String BEGAN = ServerTiming.class.getName();

    private ServerTiming() {}

    static void begin(HttpServletRequest request) {
        request.setAttribute(BEGAN, System.nanoTime());
    }

    static void say(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(BEGAN) instanceof Long began) {
            long micros = (System.nanoTime() - began) / 1_000;
            long thousandths = micros % 1_000;
            response.setHeader(
                    "Server-Timing",
                    "app;dur=" + micros / 1_000 + "." + (thousandths < 100 ? thousandths < 10 ? "00" : "0" : "")
                            + thousandths);
        }
    }
}

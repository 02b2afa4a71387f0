package app.latchkey.metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line of the log for each request, by the guides' names (B39; the number of the request is there already). Nobody reads
 * them one by one: they are for what gathers logs, and written where {@code LATCHKEY_LOG_REQUESTS} is {@code info}.
 */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    private RequestLog() {}

    /** @param path the pattern and never the address, which may say whose record it is, or hold a secret */
    static void answered(String method, String path, int status, long nanos) {
        if (LOG.isInfoEnabled()) {
            long millis = nanos / 1_000_000;
            LOG.atInfo()
                    .addKeyValue("method", method)
                    .addKeyValue("path", path)
                    .addKeyValue("status_code", status)
                    .addKeyValue("duration_ms", millis)
                    .log("{} {} {} in {} ms", method, path, status, millis);
        }
    }
}

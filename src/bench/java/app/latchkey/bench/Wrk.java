package app.latchkey.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends requests from a process of its own, wrk's (Debian: apt-get install wrk), one after the other on each connection. */
final class Wrk {

    private static final Pattern SAID = Pattern.compile(
            "RESULT requests=(\\d+) micros=(\\d+) p50=([0-9.]+) p95=([0-9.]+) p99=([0-9.]+) errors=(\\d+)");

    /** Written before the first is sent, for it shares the processors with whom it asks. */
    private static final String NEXT = """
            init = function(args)
              for n, r in ipairs(mix) do
                mix[n] = wrk.format(r.method, r.path, r.headers, r.body)
              end
            end
            local i = 0
            request = function()
              i = i % #mix + 1
              return mix[i]
            end
            """;

    private static final String DONE = """
            done = function(summary, latency, requests)
              local e = summary.errors
              io.write(string.format("RESULT requests=%d micros=%d p50=%.3f p95=%.3f p99=%.3f errors=%d\\n",
                summary.requests, summary.duration, latency:percentile(50) / 1000, latency:percentile(95) / 1000,
                latency:percentile(99) / 1000, e.connect + e.read + e.write + e.status + e.timeout))
            end
            """;

    private final String address;
    private final String token;

    Wrk(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** @param headers beside the token */
    record Request(String method, String path, Map<String, String> headers, String body) {

        static Request get(String path) {
            return new Request("GET", path, Map.of(), "");
        }

        /** Whatever was told before. */
        static Request anew(String path) {
            return new Request("GET", path, Map.of("Cache-Control", "no-cache"), "");
        }

        static Request known(String path, String tag) {
            return new Request("GET", path, Map.of("If-None-Match", tag), "");
        }

        static Request post(String path, String body) {
            return new Request("POST", path, Map.of("Content-Type", "application/json"), body);
        }

        static Request patch(String path, String tag, String body) {
            return new Request("PATCH", path, Map.of("Content-Type", "application/json", "If-Match", tag), body);
        }
    }

    /** Milliseconds. */
    record Result(double perSecond, double p50, double p95, double p99, long errors) {

        @Override
        public String toString() {
            return "%,.0f | %.1f | %.1f | %.1f | %d".formatted(perSecond, p50, p95, p99, errors);
        }
    }

    /** @param mix in turn; one that comes more often stands there more often */
    Result run(List<Request> mix, int connections, int seconds) throws IOException, InterruptedException {
        return run(mix, connections, seconds, "");
    }

    /** As {@link #run}, by clients who think between an answer and their next request, so that there are so many a second. */
    Result paced(List<Request> mix, int connections, int seconds, int perSecond)
            throws IOException, InterruptedException {
        // Milliseconds, however long the answer took; all lengths up to this are as likely.
        return run(mix, connections, seconds, """
                delay = function()
                  return math.random(0, %d)
                end
                """.formatted(2_000 * connections / perSecond));
    }

    private Result run(List<Request> mix, int connections, int seconds, String pace)
            throws IOException, InterruptedException {
        var script = Files.createTempFile("latchkey", ".lua");
        try {
            Files.writeString(
                    script,
                    mix.stream().map(this::lua).collect(Collectors.joining(",\n", "local mix = {\n", "\n}\n"))
                            + NEXT
                            + pace
                            + DONE);
            var process = new ProcessBuilder(
                            "wrk",
                            "--threads=1",
                            "--connections=" + connections,
                            "--duration=" + seconds + "s",
                            "--timeout=30s",
                            "--script=" + script,
                            address)
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var result = SAID.matcher(said);
            if (process.waitFor() != 0 || !result.find()) {
                throw new IOException("wrk failed: " + said);
            }
            return new Result(
                    Long.parseLong(result.group(1)) * 1e6 / Long.parseLong(result.group(2)),
                    Double.parseDouble(result.group(3)),
                    Double.parseDouble(result.group(4)),
                    Double.parseDouble(result.group(5)),
                    Long.parseLong(result.group(6)));
        } finally {
            Files.delete(script);
        }
    }

    private String lua(Request request) {
        var headers = Stream.concat(
                        Stream.of("[\"Authorization\"] = \"Bearer " + token + "\""),
                        request.headers().entrySet().stream()
                                .map(header -> "[\"" + header.getKey() + "\"] = '" + header.getValue() + "'"))
                .collect(Collectors.joining(", "));
        return "{method = \"%s\", path = \"%s\", headers = {%s}, body = %s}"
                .formatted(
                        request.method(),
                        request.path(),
                        headers,
                        request.body().isEmpty() ? "nil" : "'" + request.body() + "'");
    }
}

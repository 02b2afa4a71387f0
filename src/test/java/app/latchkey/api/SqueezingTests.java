package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.DeskTest;
import app.latchkey.exports.ExportFormat;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

/** What the desk's server squeezes on its way, for whoever takes it so. */
@DeskTest
class SqueezingTests {

    private static final String LINE = "1,Ann Archer,Leeds\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private WebServer server;

    /** As many lines as a request asks for, in the form it names. */
    private static final class Lines extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType(request.getParameter("type"));
            var lines = LINE.repeat(Integer.parseInt(request.getParameter("lines")));
            response.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void begin(@Autowired ServerProperties properties) {
        var factory = new TomcatServletWebServerFactory(0);
        factory.setCompression(properties.getCompression());
        server = factory.getWebServer(
                context -> context.addServlet("lines", new Lines()).addMapping("/"));
        server.start();
    }

    @AfterEach
    void end() {
        server.stop();
    }

    private HttpResponse<byte[]> lines(String type, int lines, String takes) throws IOException, InterruptedException {
        var address = "http://localhost:%d/?lines=%d&type=%s"
                .formatted(server.getPort(), lines, URLEncoder.encode(type, StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept-Encoding", takes)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    @Test
    void whatProgramsTakeInBulkGoesSqueezed() throws IOException, InterruptedException {
        for (var type : List.of(
                ExportFormat.CSV.contentType(),
                ExportFormat.NDJSON.contentType(),
                "application/json",
                "application/problem+json")) {
            var squeezed = lines(type, 500, "gzip");
            assertThat(squeezed.headers().firstValue("Content-Encoding"))
                    .as(type)
                    .contains("gzip");
            assertThat(squeezed.body()).as(type).hasSizeLessThan(LINE.length() * 500 / 10);
            try (var whole = new GZIPInputStream(new ByteArrayInputStream(squeezed.body()))) {
                assertThat(new String(whole.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(LINE.repeat(500));
            }
            assertThat(lines(type, 500, "identity").headers().firstValue("Content-Encoding"))
                    .as(type)
                    .isEmpty();
            assertThat(lines(type, 5, "gzip").headers().firstValue("Content-Encoding"))
                    .as("a few lines of " + type)
                    .isEmpty();
        }
    }
}

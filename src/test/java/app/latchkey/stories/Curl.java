package app.latchkey.stories;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A request as somebody would type it into a shell, sent without one: not every machine has curl. */
record Curl(String method, String path, List<String> headers, String body) {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    /** @param values of the shell's variables */
    static Curl of(String line, Map<String, String> values) {
        var method = "";
        var address = "";
        var body = "";
        var headers = new ArrayList<String>();
        var words = words(line, values);
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-s" -> {}
                case "-X" -> method = words.get(++i);
                case "-d", "--data-binary" -> body = words.get(++i);
                case "-H" -> {
                    var header = words.get(++i).split(": ", 2);
                    headers.addAll(List.of(header[0], header[1]));
                }
                default -> address = words.get(i);
            }
        }
        return new Curl(
                method.isEmpty() ? body.isEmpty() ? "GET" : "POST" : method,
                address.substring(address.indexOf("/api/")),
                headers,
                body);
    }

    private static List<String> words(String line, Map<String, String> values) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group(1) != null
                        ? word.group(1)
                        : expanded(word.group(2) != null ? word.group(2) : word.group(3), values))
                .toList();
    }

    private static String expanded(String word, Map<String, String> values) {
        var expanded = word;
        for (var value : values.entrySet()) {
            expanded = expanded.replace("$" + value.getKey(), value.getValue());
        }
        return expanded;
    }

    HttpResponse<String> send(HttpClient http, String desk) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(desk + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}

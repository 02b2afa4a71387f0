package app.latchkey.contacts;

import app.latchkey.platform.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A merge chooses; it invents nothing. */
final class MergeRules {

    private MergeRules() {}

    static List<Problem> check(ContactDetails result, ContactDetails one, ContactDetails other) {
        var problems = new ArrayList<>(ContactRules.check(result));
        among(problems, "lastName", name(result), name(one), name(other));
        among(problems, "email", result.email(), one.email(), other.email(), one.secondEmail(), other.secondEmail());
        among(
                problems,
                "secondEmail",
                result.secondEmail(),
                null,
                one.email(),
                other.email(),
                one.secondEmail(),
                other.secondEmail());
        among(problems, "phone", result.phone(), one.phone(), other.phone(), one.secondPhone(), other.secondPhone());
        among(
                problems,
                "secondPhone",
                result.secondPhone(),
                null,
                one.phone(),
                other.phone(),
                one.secondPhone(),
                other.secondPhone());
        among(problems, "address", address(result), address(one), address(other));
        List.<Field>of(
                        new Field("companyNumber", ContactDetails::companyNumber),
                        new Field("correspondenceAddress", ContactDetails::correspondenceAddress),
                        new Field("serviceAddress", ContactDetails::serviceAddress),
                        new Field("preferredChannel", ContactDetails::preferredChannel),
                        new Field("source", ContactDetails::source))
                .forEach(field -> among(
                        problems,
                        field.name,
                        field.value.apply(result),
                        field.value.apply(one),
                        field.value.apply(other)));
        among(problems, "notes", result.notes(), one.notes(), other.notes(), one.notesWith(other));
        return problems;
    }

    private static List<@Nullable Object> name(ContactDetails d) {
        return Arrays.asList(d.kind(), d.title(), d.firstName(), d.lastName(), d.companyName());
    }

    private static List<@Nullable Object> address(ContactDetails d) {
        return Arrays.asList(d.address(), d.postcode());
    }

    private static void among(
            List<Problem> problems, String field, @Nullable Object chosen, @Nullable Object... offered) {
        if (Arrays.stream(offered).noneMatch(value -> Objects.equals(value, chosen))) {
            problems.add(Problem.of(field, "contact.merge.problem.chosen"));
        }
    }

    private record Field(String name, Function<ContactDetails, @Nullable Object> value) {}
}

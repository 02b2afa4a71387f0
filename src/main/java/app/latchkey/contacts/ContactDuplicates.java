package app.latchkey.contacts;

import app.latchkey.platform.PhoneNumber;
import java.sql.Types;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds live contacts that may be the same as one that is typed: one statement, each branch of it on an index. */
@Component
class ContactDuplicates {

    private static final int MOST = 5;

    /** "Jon Smith" and "J Smith" are alike, "Owen Smith" and "Anna Smith" are not: they may well live together. */
    private static final double ALIKE = 0.45;

    private static final String SEARCH = """
            select c.id, c.name, c.email, c.phone, c.postcode, string_agg(distinct found.reason, ',') as reasons
              from (select id, 'EMAIL' as reason from contact
                     where deleted_at is null and email_key = any (:emails)
                    union all
                    select id, 'EMAIL' from contact where deleted_at is null and second_email_key = any (:emails)
                    union all
                    select id, 'PHONE' from contact where deleted_at is null and phone = any (:phones)
                    union all
                    select id, 'PHONE' from contact where deleted_at is null and second_phone = any (:phones)
                    union all
                    select id, 'COMPANY_NUMBER' from contact where deleted_at is null and company_number = :company
                    union all
                    select id, 'NAME_AND_POSTCODE' from contact
                     where deleted_at is null and postcode = :postcode
                       and similarity(search_form(name), search_form(:name)) >= :alike) as found
              join contact c on c.id = found.id
             where c.id is distinct from :except
             group by c.id
             order by count(distinct found.reason) desc, c.id limit :most""";

    private final JdbcClient database;

    ContactDuplicates(JdbcClient database) {
        this.database = database;
    }

    /** The likeliest first. */
    List<PossibleDuplicate> of(ContactDetails typed, @Nullable Long except) {
        var postcode = typed.postcode();
        return database.sql(SEARCH)
                .param("emails", emails(typed))
                .param("phones", phones(typed))
                .param("company", typed.companyNumber(), Types.VARCHAR)
                .param("postcode", postcode == null ? null : postcode.value(), Types.VARCHAR)
                .param("name", typed.name())
                .param("alike", ALIKE)
                .param("except", except, Types.BIGINT)
                .param("most", MOST)
                .query((row, number) -> {
                    var reasons = EnumSet.noneOf(DuplicateReason.class);
                    Arrays.stream(row.getString("reasons").split(",", -1))
                            .map(DuplicateReason::valueOf)
                            .forEach(reasons::add);
                    return new PossibleDuplicate(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getString("email"),
                            ContactQueries.phone(row),
                            row.getString("postcode"),
                            reasons);
                })
                .list();
    }

    private static String[] emails(ContactDetails typed) {
        return Stream.of(typed.email(), typed.secondEmail())
                .filter(Objects::nonNull)
                .map(email -> email.toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    private static String[] phones(ContactDetails typed) {
        return Stream.of(typed.phone(), typed.secondPhone())
                .filter(Objects::nonNull)
                .map(PhoneNumber::value)
                .toArray(String[]::new);
    }
}

package app.latchkey.stories;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** An agency beside the demo's with as many listings as a story wants, written past the desk. */
final class LargeAgency {

    static final String MANAGER = "manager@large.example";

    private static final int ID = 900_001;

    private LargeAgency() {}

    /** @param folder where the desk was started */
    static void write(Path folder, int listings) throws IOException, SQLException {
        try (var connection = StoryDatabase.open(folder);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into agency (id, name, created_at, version) values (%1$d, 'Large Homes', now(), 0);
                    insert into branch (id, agency_id, code, name, active, version)
                    values (%1$d, %1$d, 'LARG', 'Large', true, 0);
                    insert into users (id, agency_id, branch_id, email, name, role, status, password_hash, created_at, version)
                    select %1$d, %1$d, %1$d, '%2$s', 'Lara Large', 'MANAGER', 'ACTIVE', password_hash, now(), 0
                      from users where email = '%3$s';
                    insert into property (id, agency_id, address, town, property_type, bedrooms, epc_exempt, created_at,
                           updated_at, version)
                    values (%1$d, %1$d, '1 Plain Road', 'York', 'FLAT', 1, false, now(), now(), 0);
                    insert into listing (id, agency_id, property_id, branch_id, status, status_since, let_type, address, town,
                           property_type, bedrooms, rent_pence, rent_frequency, pets_considered, created_at, updated_at,
                           version, search_text)
                    select %1$d + n, %1$d, %1$d, %1$d, 'DRAFT', now(), 'LONG', n || ' Plain Road', 'York',
                           'FLAT', 1, 100000, 'MONTHLY', false, now(), now(), 0, ''
                      from generate_series(1, %4$d) n""".formatted(ID, MANAGER, StoryDesk.MANAGER, listings));
            connection.commit();
        }
    }
}

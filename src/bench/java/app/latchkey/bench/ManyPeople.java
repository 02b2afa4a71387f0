package app.latchkey.bench;

import app.latchkey.platform.database.Database;
import app.latchkey.platform.database.Superuser;
import java.io.IOException;
import java.sql.SQLException;

/** An agency with 100,000 people, as the guide for user administration counts them. Written once. */
record ManyPeople(Database database, long agencyId) {

    private static final int PEOPLE = 100_000;

    void write() throws IOException, SQLException {
        try (var connection = Superuser.connect(database);
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into users (id, agency_id, email, name, role, status, created_at, version)
                    select nextval('users_seq'), %1$d, 'person' || n || '@agency%1$d.example', 'Person ' || n,
                           case when n %% 50 = 0 then 'ADMIN' when n %% 10 = 0 then 'MANAGER' when n %% 7 = 0 then 'VIEWER'
                                else 'AGENT' end,
                           case when n %% 9 = 0 then 'LEFT' when n %% 11 = 0 then 'INVITED' else 'ACTIVE' end,
                           now() - make_interval(mins => n * 10), 0
                      from generate_series(1, %2$d) n
                     where not exists (select from users where email = 'person1@agency%1$d.example')""".formatted(agencyId, PEOPLE));
            statement.execute("vacuum (analyze) users");
        }
    }
}

-- Prepares a PostgreSQL server (16 or newer) for Latchkey: its two logins and its database. Once, as a superuser:
--   LATCHKEY_DATABASE_OWNER_PASSWORD=... LATCHKEY_DATABASE_PASSWORD=... psql -X -v ON_ERROR_STOP=1 -f logins.sql
\getenv owner_password LATCHKEY_DATABASE_OWNER_PASSWORD
\getenv app_password LATCHKEY_DATABASE_PASSWORD

-- The owner migrates. The application owns nothing and can't step around row-level security.
CREATE ROLE latchkey_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE latchkey_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'app_password';

CREATE DATABASE latchkey OWNER latchkey_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE CONNECT, TEMPORARY ON DATABASE latchkey FROM PUBLIC;
-- Temporary tables take in the rows of an import: COPY can't write to tables with row-level security.
GRANT CONNECT, TEMPORARY ON DATABASE latchkey TO latchkey_owner, latchkey_app;

\connect latchkey
ALTER SCHEMA public OWNER TO latchkey_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO latchkey_app;
-- The other extensions come by changelog; this one needs a superuser, and shared_preload_libraries.
CREATE EXTENSION pg_stat_statements;

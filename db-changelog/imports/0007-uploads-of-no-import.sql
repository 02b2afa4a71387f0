--liquibase formatted sql

--changeset latchkey:imports-unknown splitStatements:false
-- Retention finds files of uploads that never became an import, whichever agency they were for: numbers alone.
create function imports_unknown(ids bigint[]) returns setof bigint
    language sql stable security definer set search_path = public, pg_temp as $$
    select i.id from unnest(ids) i (id) where not exists (select from import_job j where j.id = i.id)
$$;
revoke execute on function imports_unknown(bigint[]) from public;
--rollback drop function imports_unknown(bigint[]);

--liquibase formatted sql

--changeset latchkey:broken-history splitStatements:false
-- For those who run the installation: how many agencies' last check found something, and nothing else of them.
create policy counting on history_check for select to current_user using (true);
create function agencies_with_broken_history() returns bigint
    language sql stable security definer set search_path = public, pg_temp as $$
    select count(*) from agency a
     cross join lateral (
           select c.found from history_check c where c.agency_id = a.id order by c.id desc limit 1) last
     where last.found is not null
$$;
revoke execute on function agencies_with_broken_history() from public;
--rollback drop function agencies_with_broken_history(); drop policy counting on history_check;

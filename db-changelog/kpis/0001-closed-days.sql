--liquibase formatted sql

--changeset latchkey:kpi-day
-- What a day came to, once it is over: written once, never changed. One row for the whole agency, one for each branch
-- and one for each negotiator, so that a year is 365 rows whichever of them is looked at.
create table kpi_day (
    agency_id     bigint   not null references agency,
    measure       text     not null,
    branch_id     bigint,
    negotiator_id bigint,
    day           date     not null,
    -- What is counted apart within the measure: days, bedrooms; 0 where nothing is.
    bucket        integer  not null,
    value         bigint   not null,
    check (branch_id is null or negotiator_id is null)
);
create unique index kpi_day_once on kpi_day (agency_id, measure, branch_id, negotiator_id, day, bucket)
    include (value) nulls not distinct;
call isolate_by_agency('kpi_day');
--rollback drop table kpi_day;

--changeset latchkey:kpi-closed
-- Up to which day the days of an agency are closed, for each feature that measures them.
create table kpi_closed (
    agency_id bigint not null references agency,
    measured  text   not null,
    through   date   not null,
    primary key (agency_id, measured)
);
call isolate_by_agency('kpi_closed');
--rollback drop table kpi_closed;

--changeset latchkey:kpi-agencies splitStatements:false
-- For those who work for nobody: which agencies, and nothing else of them.
create policy closing on kpi_closed for select to current_user using (true);
create policy closing on agency for select to current_user using (true);
create function agencies_to_close(measured_by text, day date) returns setof bigint
    language sql stable security definer set search_path = public, pg_temp as $$
    select a.id from agency a
      left join kpi_closed c on c.agency_id = a.id and c.measured = measured_by
     where coalesce(c.through < day, true)
     order by a.id
$$;
create function agencies_at_work(since timestamptz) returns setof bigint
    language sql stable security definer set search_path = public, pg_temp as $$
    select distinct agency_id from users where last_sign_in_at >= since and agency_id is not null
$$;
revoke execute on function agencies_to_close(text, date) from public;
revoke execute on function agencies_at_work(timestamptz) from public;
create index users_by_sign_in on users (last_sign_in_at) where agency_id is not null;
--rollback drop index users_by_sign_in; drop function agencies_to_close(text, date); drop function agencies_at_work(timestamptz); drop policy closing on kpi_closed; drop policy closing on agency;

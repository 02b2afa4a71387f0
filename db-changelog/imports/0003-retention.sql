--liquibase formatted sql

--changeset latchkey:import-rejected
-- The rejected rows of an import that is over: they are asked for long after the check, so they survive what staged
-- rows don't.
create table import_rejected (
    agency_id bigint not null,
    job_id    bigint not null,
    line      bigint not null,
    cells     text[] not null,
    errors    jsonb  not null,
    primary key (agency_id, job_id, line),
    foreign key (agency_id, job_id) references import_job (agency_id, id) on delete cascade
);
-- The owner, too, sees only its agency's rows; here it has to copy those of all.
alter table import_job no force row level security;
alter table import_row no force row level security;
insert into import_rejected (agency_id, job_id, line, cells, errors)
select r.agency_id, r.job_id, r.line, r.cells, r.errors
  from import_row r join import_job j on j.id = r.job_id
 where r.action = 'REJECTED' and j.finished_at is not null;
alter table import_row force row level security;
alter table import_job force row level security;
call isolate_by_agency('import_rejected');
--rollback drop table import_rejected;

--changeset latchkey:import-due
-- When something of an import is next to go; null when there is nothing left that will.
alter table import_job add column due_at timestamptz;
alter table import_job no force row level security;
update import_job set due_at = coalesce(finished_at, greatest(created_at, phase_since) + interval '7 days');
alter table import_job force row level security;
create index import_job_due on import_job (due_at) where due_at is not null;
--rollback alter table import_job drop column due_at;

--changeset latchkey:imports-due splitStatements:false
-- The one look past the agency wall that retention has: numbers alone. What is due goes within its agency.
create policy retention on import_job for select to current_user using (true);
create function imports_due(until timestamptz) returns table (agency_id bigint, job_id bigint)
    language sql stable security definer set search_path = public, pg_temp as $$
    select j.agency_id, j.id from import_job j where j.due_at <= until order by j.due_at
$$;
revoke execute on function imports_due(timestamptz) from public;
--rollback drop function imports_due(timestamptz); drop policy retention on import_job;

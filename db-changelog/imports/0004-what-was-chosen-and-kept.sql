--liquibase formatted sql

--changeset latchkey:import-draft
-- How the file is to be understood as somebody has it by now, without values of the file; null when that is what the
-- last check went by.
alter table import_job add column draft jsonb;
--rollback alter table import_job drop column draft;

--changeset latchkey:import-rows-kept
-- Rows of an import that was taken back which somebody decided to keep as they are.
alter table import_job add column rows_kept integer not null default 0;
--rollback alter table import_job drop column rows_kept;

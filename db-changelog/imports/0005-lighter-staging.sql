--liquibase formatted sql

--changeset latchkey:import-rows-are-not-found-by-key
-- Rows with the same key are found by sorting them all; nothing looks one up.
drop index import_row_by_key;
--rollback create index import_row_by_key on import_row (job_id, key) where key is not null;

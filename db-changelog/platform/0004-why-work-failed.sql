--liquibase formatted sql

--changeset latchkey:why-work-failed
-- What kind of error the latest failure was: read on whichever instance somebody asks.
alter table scheduled_tasks add column failure_reason text;
--rollback alter table scheduled_tasks drop column failure_reason;

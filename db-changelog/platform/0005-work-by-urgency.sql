--liquibase formatted sql

--changeset latchkey:work-by-urgency
-- Without a number it would come before everything. What comes round by itself is called recurring by db-scheduler.
update scheduled_tasks set priority = case task_instance when 'recurring' then 1 else 5 end where priority is null;
alter table scheduled_tasks alter column priority set default 5;
alter table scheduled_tasks alter column priority set not null;
--rollback alter table scheduled_tasks alter column priority drop not null;
--rollback alter table scheduled_tasks alter column priority drop default;

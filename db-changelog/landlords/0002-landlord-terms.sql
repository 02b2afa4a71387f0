--liquibase formatted sql

--changeset latchkey:landlord-terms
alter table landlord
    add column overseas           boolean not null default false,
    add column repair_limit_pence bigint check (repair_limit_pence between 0 and 10000000);
create index landlord_by_status on landlord (agency_id, status, id) where deleted_at is null;
create index landlord_by_aml_status on landlord (agency_id, aml_status, id) where deleted_at is null;
create index landlord_by_aml_expiry on landlord (agency_id, aml_expires_on, id) where deleted_at is null;
create index landlord_by_aml_expiry_desc on landlord (agency_id, aml_expires_on desc nulls last, id desc)
    where deleted_at is null;
--rollback drop index landlord_by_status; drop index landlord_by_aml_status; drop index landlord_by_aml_expiry; drop index landlord_by_aml_expiry_desc; alter table landlord drop column overseas, drop column repair_limit_pence;

--changeset latchkey:landlord-is-a-role splitStatements:false
create function landlord_is_a_role() returns trigger
    language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        delete from contact_role where contact_id = old.contact_id and role = 'LANDLORD';
    end if;
    if tg_op <> 'DELETE' and new.deleted_at is null then
        insert into contact_role (agency_id, contact_id, role) values (new.agency_id, new.contact_id, 'LANDLORD')
            on conflict do nothing;
    end if;
    return null;
end $$;
create trigger landlord_is_a_role after insert or delete or update of contact_id, deleted_at on landlord
    for each row execute function landlord_is_a_role();
-- Those who are landlords already, of every agency.
alter table landlord no force row level security;
alter table contact_role no force row level security;
insert into contact_role (agency_id, contact_id, role)
    select agency_id, contact_id, 'LANDLORD' from landlord where deleted_at is null;
alter table landlord force row level security;
alter table contact_role force row level security;
--rollback drop function landlord_is_a_role() cascade;

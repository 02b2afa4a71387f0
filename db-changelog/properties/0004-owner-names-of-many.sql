--liquibase formatted sql

--changeset latchkey:owner-names-of-many splitStatements:false
-- All properties of a statement at once, so that a whole file of owners takes no longer than it must. Planned anew each
-- time, for the number of shares there are: kept, the plan for a file would read every share for a single sale.
create or replace function owners_name_properties() returns trigger
    language plpgsql as $$
begin
    execute $update$
        update property p set owner_names = owned.names
          from (select c.property_id, string_agg(distinct k.name, ', ' order by k.name) as names
                  from (select distinct property_id from changed) c
                  left join (ownership o join landlord l on l.id = o.landlord_id join contact k on k.id = l.contact_id)
                    on o.property_id = c.property_id
                 group by c.property_id) owned
         where p.id = owned.property_id and p.owner_names is distinct from owned.names$update$;
    return null;
end $$;
--rollback empty

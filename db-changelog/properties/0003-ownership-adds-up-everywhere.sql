--liquibase formatted sql

--changeset latchkey:ownership-adds-up-everywhere splitStatements:false
-- A share moved to another property is judged at both, and who changes a property's shares does so one after another:
-- two changes that each add up alone must not add up to too much together.
create or replace function ownership_adds_up() returns trigger
    language plpgsql as $$
declare
    changed bigint;
    wrong   record;
begin
    for changed in select distinct p from unnest(array [new.property_id, old.property_id]) as p
                    where p is not null order by p loop
        perform from property where id = changed for no key update;
        select b.day, sum(o.share_percent) as total, count(*) filter (where o.leads) as leaders
          into wrong
          from (select owned_from as day from ownership where property_id = changed
                union
                select owned_until from ownership where property_id = changed and owned_until is not null) b
          join ownership o on o.property_id = changed and o.owned_from <= b.day
                          and (o.owned_until is null or o.owned_until > b.day)
         group by b.day
        having sum(o.share_percent) <> 100 or count(*) filter (where o.leads) > 1
         order by b.day limit 1;
        if found then
            raise exception 'Shares of property % on % are % %% with % leading', changed, wrong.day, wrong.total,
                wrong.leaders using errcode = 'check_violation', constraint = 'ownership_adds_up';
        end if;
    end loop;
    return null;
end $$;
--rollback empty

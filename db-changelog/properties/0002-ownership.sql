--liquibase formatted sql

--changeset latchkey:ownership
create sequence ownership_seq increment by 50;
create table ownership (
    id            bigint primary key,
    agency_id     bigint        not null references agency,
    property_id   bigint        not null,
    landlord_id   bigint        not null,
    share_percent numeric(5, 2) not null check (share_percent > 0 and share_percent <= 100),
    owned_from    date          not null,
    owned_until   date,
    leads         boolean       not null,
    version       integer       not null,
    unique (agency_id, id),
    foreign key (agency_id, property_id) references property (agency_id, id),
    foreign key (agency_id, landlord_id) references landlord (agency_id, id),
    check (owned_until > owned_from),
    -- Half-open: whoever owns until a day no longer owns on it.
    constraint one_share_per_landlord exclude using gist (
        property_id with =, landlord_id with =, daterange(owned_from, owned_until) with &&)
);
create index ownership_by_property on ownership (agency_id, property_id);
create index ownership_by_landlord on ownership (agency_id, landlord_id);
call isolate_by_agency('ownership');
--rollback drop table ownership; drop sequence ownership_seq;

--changeset latchkey:ownership-adds-up splitStatements:false
-- On every day of a property's ownership its shares are 100 % and at most one owner leads; judged at commit, so that
-- a sale may be written share by share. A share moved to another property is judged at both, and who changes a
-- property's shares does so one after another: two changes that each add up alone must not be too much together.
create function ownership_adds_up() returns trigger
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
create constraint trigger ownership_adds_up
    after insert or update or delete on ownership
    deferrable initially deferred
    for each row execute function ownership_adds_up();
--rollback drop function ownership_adds_up() cascade;

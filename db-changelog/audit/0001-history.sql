--liquibase formatted sql

--changeset latchkey:history-event
create sequence history_event_seq increment by 50;
create table history_event (
    id          bigint primary key,
    agency_id   bigint      not null references agency,
    at          timestamptz not null,
    actor_id    bigint,
    actor_name  text        not null,
    event_type  text        not null,
    entity_type text        not null,
    entity_id   bigint      not null,
    changes     jsonb       not null,
    reason      text,
    request_id  text,
    import_id   bigint,
    foreign key (agency_id, actor_id) references users (agency_id, id)
);
create index history_event_by_entity on history_event (agency_id, entity_type, entity_id, id desc);
create index history_event_by_type on history_event (agency_id, event_type, id desc);
create index history_event_by_time on history_event (agency_id, at desc, id desc);
create index history_event_by_actor on history_event (agency_id, actor_id, id desc);
call isolate_by_agency('history_event');
--rollback drop table history_event; drop sequence history_event_seq;

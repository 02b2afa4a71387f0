--liquibase formatted sql

--changeset latchkey:password-link-mail
-- What became of the mail with the link, and since when. The queue of work knows a link by its number, and the secret is
-- here only until it is mailed or given up, encrypted by a key that is not in the database.
create sequence password_link_seq;
alter table password_link
    add column id         bigint  not null unique default nextval('password_link_seq'),
    add column mail       text    not null default 'NONE'
                              check (mail in ('NONE', 'WAITING', 'DELAYED', 'SENT', 'FAILED')),
    add column mail_at    timestamptz check ((mail_at is null) = (mail = 'NONE')),
    add column mail_tries integer not null default 0,
    add column secret     text    check ((secret is not null) = (mail in ('WAITING', 'DELAYED')));
-- The owner, too, sees only its agency's rows; here it has to look at those of all.
alter table password_link no force row level security;
update password_link set mail = 'SENT', mail_at = made_at where mailed;
alter table password_link force row level security;
alter table password_link drop column mailed;
--rollback alter table password_link add column mailed boolean not null default false; alter table password_link drop column secret, drop column mail_tries, drop column mail_at, drop column mail, drop column id; drop sequence password_link_seq;

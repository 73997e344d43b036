alter table administrator add column disabled_at bigint;

create table administrator_role (
  administrator text not null references administrator (name),
  role text not null,
  primary key (administrator, role)
);

-- Whoever could do everything still can: an owner takes away what is too much.
insert into administrator_role (administrator, role) select name, 'OWNER' from administrator;
insert into administrator_role (administrator, role) select name, 'AUTHOR' from administrator;
insert into administrator_role (administrator, role) select name, 'APPROVER' from administrator;
insert into administrator_role (administrator, role) select name, 'OPERATOR' from administrator;
insert into administrator_role (administrator, role) select name, 'AUDITOR' from administrator;

-- secret: sealed under a key that is not in the register. last_step: no code of it or before counts.
create table second_factor (
  administrator text primary key references administrator (name),
  secret text not null,
  confirmed_at bigint,
  last_step bigint not null
);

create table recovery_code (
  administrator text not null references administrator (name),
  code_sha256 text not null,
  primary key (administrator, code_sha256)
);

create table api_token (
  administrator text not null references administrator (name),
  name text not null,
  token_sha256 text not null unique,
  roles text not null,
  created_at bigint not null,
  expires_at bigint not null,
  last_used_at bigint,
  revoked_at bigint,
  primary key (administrator, name)
);

-- What holds for all administrators.
create table sign_in_rule (
  name text primary key,
  demanded boolean not null
);

-- The administrators' log as a chain: number and link are given shortly after an event was stored.
alter table audit_event add column number bigint;
alter table audit_event add column link text;
create unique index audit_event_number on audit_event (number);

-- Where the chain ended, signed by the server: the newest, and the last one of each day.
create table audit_anchor (
  number bigint primary key,
  link text not null,
  at bigint not null,
  key_id text not null,
  signature text not null
);

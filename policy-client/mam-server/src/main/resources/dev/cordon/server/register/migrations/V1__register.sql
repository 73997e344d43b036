-- The register. Runs on SQLite and on PostgreSQL: ids are made by the application,
-- times are milliseconds since 1970 UTC, JSON is text.

create table root_document (
  version bigint primary key,
  sha256 text not null,
  envelope text not null,
  recorded_at bigint not null
);

create table policy (
  version bigint primary key,
  sha256 text not null,
  envelope text not null,
  body text not null,
  author text not null,
  issued_at bigint not null,
  expires_at bigint not null
);

create table administrator (
  name text primary key,
  password_hash text not null,
  must_change boolean not null,
  changed_at bigint not null
);

-- By the hash of the name that was typed: people type passwords into the wrong field.
create table sign_in_delay (
  name_sha256 text primary key,
  failures bigint not null,
  not_before bigint not null
);

create table admin_session (
  token_sha256 text primary key,
  administrator text not null references administrator (name),
  created_at bigint not null,
  expires_at bigint not null
);

create table enrolment (
  id text primary key,
  label text not null,
  key_id text not null unique,
  key_algorithm text not null,
  key_public text not null,
  platform text not null,
  sdk_version text not null,
  enrolled_at bigint not null,
  last_seen_at bigint not null,
  container_condition text not null,
  reasons text not null,
  policy_version bigint not null,
  command_sequence bigint not null,
  posture text
);

create table invitation (
  id bigint primary key,
  code_sha256 text not null unique,
  label text not null,
  invited_by text not null,
  created_at bigint not null,
  expires_at bigint not null,
  enrolment text unique references enrolment (id)
);

-- Evidence of what the employee agreed to: the envelope is signed by the device's key.
create table consent (
  enrolment text primary key references enrolment (id),
  form_version bigint not null,
  language text not null,
  text_sha256 text not null,
  points text not null,
  agreed_at bigint not null,
  recorded_at bigint not null,
  envelope text not null
);

create table command (
  id text primary key,
  enrolment text not null references enrolment (id),
  sequence bigint not null,
  kind text not null,
  reason text not null,
  stage text not null,
  requested_by text not null,
  idempotency_key text,
  sha256 text not null,
  envelope text not null,
  issued_at bigint not null,
  expires_at bigint not null,
  unique (enrolment, sequence),
  unique (requested_by, idempotency_key)
);

create table command_event (
  id bigint primary key,
  command text not null references command (id),
  stage text not null,
  actor text not null,
  at bigint not null
);
create index command_event_command on command_event (command, id);

-- The command is no foreign key: a register put back from a backup may not know it yet.
create table receipt (
  enrolment text not null references enrolment (id),
  id text not null,
  command text,
  outcome text not null,
  why text not null,
  grade text not null,
  finished_at bigint not null,
  received_at bigint not null,
  sha256 text not null,
  envelope text not null,
  primary key (enrolment, id)
);

-- What a device already said within the time that its statements are fresh.
create table used_nonce (
  enrolment text not null references enrolment (id),
  nonce text not null,
  at bigint not null,
  primary key (enrolment, nonce)
);

create table audit_event (
  id bigint primary key,
  at bigint not null,
  actor text not null,
  action text not null,
  subject text not null
);

-- Never has a row: PostgreSQL's transactions lock it (PostgresStore).
create table attempt (id bigint primary key);

-- Each time that a backup was put back. What was numbered after the backup is unknown here but known
-- to devices, so numbering goes on far above.
create table restoration (
  numbers_above bigint primary key,
  at bigint not null
);

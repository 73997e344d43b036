-- The audit trails of devices, each event in the one spelling that its chain hashes. Two events of
-- one number are both kept, by their chains: together they show that a trail was changed.
create table device_event (
  id bigint primary key,
  enrolment text not null references enrolment (id),
  trail text not null,
  sequence bigint not null,
  chain text not null,
  event text not null,
  received_at bigint not null,
  unique (enrolment, trail, sequence, chain)
);
create index device_event_enrolment on device_event (enrolment, id);
create index device_event_received on device_event (received_at);

-- Where each trail ends as far as the server has it; stays when the events are removed.
create table device_trail (
  enrolment text not null references enrolment (id),
  trail text not null,
  sequence bigint not null,
  chain text not null,
  primary key (enrolment, trail)
);

-- Since when a device says at its check-ins that it has recorded more than arrives; null: it does not.
alter table enrolment add column trail_behind_since bigint;

create table alert (
  id bigint primary key,
  enrolment text not null references enrolment (id),
  kind text not null,
  trail text not null,
  first_sequence bigint not null,
  last_sequence bigint not null,
  raised_at bigint not null,
  done_at bigint,
  done_by text
);
create index alert_enrolment on alert (enrolment, kind);

-- How many days something is kept after it arrived.
create table retention (
  subject text primary key,
  days bigint not null
);
insert into retention (subject, days) values ('device_event', 400);

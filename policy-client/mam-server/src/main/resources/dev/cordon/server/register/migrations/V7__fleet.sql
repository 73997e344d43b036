-- Who is who (requirements H2, H3): employees, groups of them, apps, and whose the devices are.
create table person (
  name text primary key,
  added_at bigint not null
);

create table people_group (
  name text primary key,
  added_at bigint not null
);

-- since: the first order to the group that means this person (fleet_number 'order').
create table membership (
  people_group text not null references people_group (name),
  person text not null references person (name),
  since bigint not null,
  primary key (people_group, person)
);
create index membership_person on membership (person, people_group);

create table app (
  name text primary key,
  least_version text not null,
  state text not null,
  changed_at bigint not null
);

-- Whose a device is. Not declared as references: a backup copies tables in the order in which they
-- were made, and person comes later. person_since: as in membership.
alter table enrolment add column person text;
alter table enrolment add column person_since bigint not null default 0;
alter table enrolment add column owner text not null default 'PERSONAL';
alter table invitation add column person text;
alter table invitation add column owner text not null default 'PERSONAL';
create index enrolment_person on enrolment (person, enrolled_at, id);
create index enrolment_enrolled on enrolment (enrolled_at, id);

-- Numbers of the whole organisation. order: the last order to a group or person.
create table fleet_number (
  subject text primary key,
  number bigint not null
);
insert into fleet_number (subject, number) values ('order', 0);
insert into fleet_number (subject, number) values ('overdue_hours', 72);

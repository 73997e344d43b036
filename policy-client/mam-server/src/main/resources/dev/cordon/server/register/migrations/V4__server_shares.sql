-- The server's shares of devices' keys: without them nothing opens there. A number is never used
-- twice within an enrolment, so the last one given is remembered apart from the shares.
create table server_share (
  enrolment text not null references enrolment (id),
  number bigint not null,
  secret text not null,
  made_at bigint not null,
  kept_there boolean not null,
  primary key (enrolment, number)
);
alter table enrolment add column last_share bigint not null default 0;

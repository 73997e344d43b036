-- Signed lists of harmful apps; body is the list's own JSON.
create table threat_list (
  version bigint primary key,
  sha256 text not null,
  envelope text not null,
  body text not null,
  author text not null,
  issued_at bigint not null,
  expires_at bigint not null
);

-- Which domain a WIPE_DOMAIN command means; null for every other kind.
alter table command add column domain text;

-- What was entered on a later day than it happened: the auditor's reading of a year begins with it.
create index case_events_entered_late on case_events (tenant_id, user_id, recorded_at)
  where (recorded_at at time zone 'Asia/Shanghai')::date > happened_on;

-- The queue and its counts ask little of every case: they read that little from an index, and only the cases that a page
-- shows from the table, whose rows are long.
create index cases_in_queue on cases (tenant_id, id)
  include (number, procedure, version, step, org_id, lineage, person_id, closed_at, due_on, overdue_from);

-- What is asked of all cases at once: which a firm works on, which somebody acted on lately, which were handed over.
create index on case_parties (tenant_id, org_id);
create index case_events_of_person on case_events (tenant_id, user_id, recorded_at) include (case_id);
drop index case_events_tenant_id_user_id_recorded_at_idx;
create index on case_events (tenant_id, user_id, case_id, recorded_at);
create index case_coordinations_handed_over on case_coordinations (tenant_id, case_id) where kind = 'transfer';

-- The year's lots for one need are few among all cases.
create index on cases (tenant_id, procedure, opened_on);

-- One request is recorded once.
select request_id as subject, format('recorded %s times', count(*)) as detail
from case_events group by tenant_id, request_id having count(*) > 1

-- An event's hash is SHA-256 over the hash before it and the exact bytes of its body.
select c.number as subject, format('event %s is not the text that its hash was made of', e.seq) as detail
from case_events e join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
where e.hash <> sha256(e.prev_hash || convert_to(e.body, 'UTF8'))

-- The list that hung on the board is the one whose hash was taken.
select c.number as subject, format('the list posted by event %s is not the one that its hash was made of', n.posted_seq) as detail
from notices n join cases c on (c.tenant_id, c.id) = (n.tenant_id, n.case_id)
where n.list_sha256 <> encode(sha256(convert_to(n.list_text, 'UTF8')), 'hex')

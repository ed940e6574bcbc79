/** SQL: whether the firm assigned the case to the user. Each is SQL of a uuid. */
export function assignedTo(user: string, firm: string, caseId: string): string {
  return `exists (select 1 from work_assignments t
    where t.case_id = ${caseId} and t.org_id = ${firm} and t.user_id = ${user} and t.ended_at is null)`;
}

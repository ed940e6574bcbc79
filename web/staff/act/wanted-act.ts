import type { BulkForm } from '../../../desk/bulk-acts.js';
import type { WantedAct } from '../../../desk/perform-action.js';
import type { Form } from '../../../procedures/form.js';
import { ROLES, type Role } from '../../../procedures/vocabulary.js';
import { readValues } from '../../forms/form-values.js';
import { uuidIn } from '../../forms/sent-form.js';

/** What the desk is asked for by a form: the page's own fields, and the procedure's. */
export function wantedAct(
  { id, action }: { readonly id: string; readonly action: string },
  form: Form,
  fields: URLSearchParams,
): WantedAct {
  const password = fields.get('password');
  return {
    caseId: id,
    action,
    requestId: uuidIn(fields, 'requestId'),
    expectedSeq: Number(fields.get('seq') ?? 0),
    ...filledIn(form, fields),
    ...(password === null ? {} : { password }),
  };
}

/** What a form says of an act whatever case it is about: the procedure's fields, the day, the seat. */
export function filledIn(form: Form, fields: URLSearchParams): BulkForm {
  const role = fields.get('role') ?? '';
  const happenedOn = fields.get('happenedOn') ?? '';
  return {
    form: readValues(form, fields),
    ...(happenedOn === '' ? {} : { happenedOn }),
    ...(isRole(role) ? { role } : {}),
  };
}

function isRole(name: string): name is Role {
  return Object.hasOwn(ROLES, name);
}

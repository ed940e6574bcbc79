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
  const role = fields.get('role') ?? '';
  const password = fields.get('password');
  const happenedOn = fields.get('happenedOn') ?? '';
  return {
    caseId: id,
    action,
    requestId: uuidIn(fields, 'requestId'),
    expectedSeq: Number(fields.get('seq') ?? 0),
    form: readValues(form, fields),
    ...(happenedOn === '' ? {} : { happenedOn }),
    ...(isRole(role) ? { role } : {}),
    ...(password === null ? {} : { password }),
  };
}

function isRole(name: string): name is Role {
  return Object.hasOwn(ROLES, name);
}

import { randomUUID } from 'node:crypto';
import type { BulkAct } from '../../../desk/bulk-acts.js';
import type { BulkAction } from '../../../desk/bulk-cases.js';
import { oneByOneBecause } from '../../../desk/one-by-one.js';
import { ALL_PROCEDURES } from '../../../procedures/all-procedures.js';
import { actionAt } from '../../../procedures/procedure.js';
import { uuidOf } from '../../forms/sent-form.js';

/** The cases that an address or a form selects, each once. */
export const CASE = 'case';
/** Which action is meant. */
export const ACT = 'act';
const SEND = 'send.';
const WHY = 'why.';
const LONGEST_REASON = 500;

/** The selected cases; what cannot be an id is nobody's case. */
export function selectionIn(fields: URLSearchParams): string[] {
  return [...new Set(fields.getAll(CASE).flatMap((said) => uuidOf(said) ?? []))];
}

/** How a form names an action. */
export function nameOfAct({ procedure, step, name }: BulkAction): string {
  return [procedure.id, procedure.version, step, name].join(':');
}

/** The action that a form names; `null` when there is none such, or none that is done for many at once. */
export function actIn(fields: URLSearchParams): BulkAction | null {
  const [id, version, step = '', name = ''] = (fields.get(ACT) ?? '').split(':');
  const procedure = ALL_PROCEDURES.find((each) => each.id === id && String(each.version) === version);
  const action = procedure && actionAt(procedure, step, name);
  return procedure && action && oneByOneBecause(action) === null ? { procedure, step, name, action } : null;
}

/** A new act for a case as it stood. */
export function newAct({ id, seq }: { readonly id: string; readonly seq: number }): BulkAct {
  return { caseId: id, requestId: randomUUID(), expectedSeq: seq };
}

/** The hidden field that sends an act: made once, so that the same page sent twice acts once. */
export function actField({ caseId, requestId, expectedSeq }: BulkAct): readonly [string, string] {
  return [`${SEND}${caseId}`, `${requestId} ${expectedSeq}`];
}

/** The acts that a form sends. One that someone wrote over sends nothing. */
export function actsIn(fields: URLSearchParams): BulkAct[] {
  return [...fields].flatMap(([name, value]) => {
    const caseId = name.startsWith(SEND) ? uuidOf(name.slice(SEND.length)) : null;
    const [said = '', seq = ''] = value.split(' ');
    const requestId = uuidOf(said);
    return caseId && requestId && /^\d{1,9}$/.test(seq) ? [{ caseId, requestId, expectedSeq: Number(seq) }] : [];
  });
}

/** The hidden field that keeps why a case was not acted on, in words, for the list of those. */
export function whyField(caseId: string, words: string): readonly [string, string] {
  return [`${WHY}${caseId}`, words];
}

/** Why cases were not acted on, by case. */
export function whysIn(fields: URLSearchParams): Map<string, string> {
  return new Map(
    [...fields].flatMap(([name, value]) => {
      const caseId = name.startsWith(WHY) ? uuidOf(name.slice(WHY.length)) : null;
      return caseId ? [[caseId, [...value].slice(0, LONGEST_REASON).join('')] as const] : [];
    }),
  );
}

/** What was filled in, as fields that travel on unseen. */
export function typedFields(fields: URLSearchParams): (readonly [string, string])[] {
  return [...fields].filter(([name]) => name.startsWith('f.') || [ACT, 'happenedOn', 'role', 'queue'].includes(name));
}

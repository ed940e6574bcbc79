import { z } from 'zod';
import type { Day } from '../procedures/vocabulary.js';
import type { ListRow } from '../record/import-list.js';
import { daySchema, idNumberSchema, textSchema } from './field-schemas.js';

export const LIST_KINDS = ['cardRegister', 'hardshipRegister', 'renovatedBefore', 'ageingAdaptation'] as const;

export type ListKind = (typeof LIST_KINDS)[number];

const householdRegister = textSchema(30).optional();
const address = textSchema(200).optional();
const grade = z.enum(['1', '2', '3', '4']);
const category = z.enum(['visual', 'hearing', 'speech', 'physical', 'intellectual', 'mental', 'multiple']);
const hardship = z.enum(['destitute', 'minimumLiving', 'nearPoor', 'rigidExpenditure']);

/** A row must name a person, a household or a home. */
const recognisable = (row: {
  idNumber?: string | undefined;
  householdRegister?: string | undefined;
  address?: string | undefined;
}): boolean => row.idNumber !== undefined || row.householdRegister !== undefined || row.address !== undefined;

/** The strict schema of a row of each kind of list: by what it is found, and what it says. */
export function listRowSchema(kind: ListKind, today: Day): z.ZodType<Record<string, string | undefined>> {
  const idNumber = idNumberSchema(today);
  const acceptedOn = daySchema.refine((day) => day <= today, { error: 'dayInFuture' });
  const unrecognisable = { error: 'missing', path: ['idNumber'] };
  switch (kind) {
    case 'cardRegister':
      return z.strictObject({ idNumber, status: z.enum(['valid', 'cancelled', 'expired']), category, grade });
    case 'hardshipRegister':
      return z
        .strictObject({ idNumber: idNumber.optional(), householdRegister, status: hardship })
        .refine(recognisable, unrecognisable);
    case 'renovatedBefore':
      return z
        .strictObject({
          idNumber: idNumber.optional(),
          householdRegister,
          address,
          acceptedOn,
          grade: grade.optional(),
        })
        .refine(recognisable, unrecognisable);
    case 'ageingAdaptation':
      return z
        .strictObject({ idNumber: idNumber.optional(), householdRegister, address, acceptedOn: acceptedOn.optional() })
        .refine(recognisable, unrecognisable);
  }
}

/** A row as the record takes it: identifiers apart from what is said. */
export function listRow({
  idNumber,
  householdRegister: register,
  address: home,
  ...detail
}: Record<string, string | undefined>): ListRow {
  const said = Object.entries(detail).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return {
    ...(idNumber === undefined ? {} : { idNumber }),
    ...(register === undefined ? {} : { householdRegister: register }),
    ...(home === undefined ? {} : { address: home }),
    detail: Object.fromEntries(said),
  };
}

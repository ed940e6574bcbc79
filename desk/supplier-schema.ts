import { z } from 'zod';
import { creditCodeSchema } from './credit-code.js';
import { phoneSchema, textSchema } from './field-schemas.js';

const account = z
  .string()
  .overwrite((value) => value.replace(/[ -]/g, ''))
  .regex(/^\d{8,30}$/, { error: 'firmAccountForm' });

/** What is kept of a firm that may bid. Accounts of firms carry no check digit that all banks share. */
export const supplierSchema = z.strictObject({
  creditCode: creditCodeSchema,
  representative: textSchema(50).meta({ description: 'The legal representative' }),
  contact: textSchema(50).meta({ description: 'The person to speak to' }),
  phone: phoneSchema,
  account,
  address: textSchema(200),
});

export type SupplierParticulars = z.infer<typeof supplierSchema>;

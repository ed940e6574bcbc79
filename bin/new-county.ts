import { z } from 'zod';
import { loginSchema, nameSchema, orgCodeSchema } from '../desk/account-schema.js';
import { StartupProblem } from './startup-problem.js';

/** A county that is to be made: its federation is the tenant, and the organisation at the top of its places. */
export type NewCounty = z.output<typeof county>;

const USAGE =
  'Write it so: npm run --silent create-county -- --code QH --name 清禾县残联 --login admin --person 系统管理员\n' +
  'The password of this first administrator is read from standard input, one line.';

const REMEDY = {
  code: 'is 2 to 20 capital letters and digits, such as the division code',
  name: 'is a text of at most 100 characters',
  login: 'is 3 to 50 small letters, digits, dots, hyphens and underscores',
  person: 'is a text of at most 100 characters',
} as const;

const county = z.object({
  code: orgCodeSchema,
  name: nameSchema,
  login: loginSchema,
  person: nameSchema,
} satisfies Record<keyof typeof REMEDY, z.ZodType>);

/** Reads the arguments of the command. @throws StartupProblem that names every wrong one, and how it is written. */
export function readNewCounty(given: object): NewCounty {
  const parsed = county.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0] as keyof typeof REMEDY));
  const lines = [...wrong].map((name) => `  --${name} ${REMEDY[name]}`);
  throw new StartupProblem(`No county was made.\n${lines.join('\n')}`, USAGE);
}

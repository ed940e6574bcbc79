import { parseArgs } from 'node:util';
import { v7 as uuid } from 'uuid';
import { hashPassword } from '../desk/sign-in.js';
import { readOwnerConfig } from './config.js';
import { insertCounty } from './insert-county.js';
import { readNewCounty } from './new-county.js';
import { readPassword } from './read-password.js';
import { requireDatabase } from './prepare-database.js';
import { runProgram } from './startup-problem.js';

/** `npm run create-county`: a county with its first administrator, who then makes everything else over HTTP. */
runProgram(async () => {
  const { databaseUrl, production } = readOwnerConfig();
  const options = {
    code: { type: 'string' },
    name: { type: 'string' },
    login: { type: 'string' },
    person: { type: 'string' },
  } as const;
  const county = readNewCounty(parseArgs({ options, strict: false }).values);
  await requireDatabase(databaseUrl);
  const passwordHash = await hashPassword(await readPassword(county.login));
  await insertCounty(databaseUrl, production, {
    ...county,
    tenantId: uuid(),
    orgId: uuid(),
    userId: uuid(),
    passwordHash,
  });
  process.stdout.write(`${county.name} (${county.code}) is there; ${county.login} can sign in as its administrator.\n`);
});

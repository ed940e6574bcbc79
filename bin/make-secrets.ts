import { randomBytes } from 'node:crypto';
import { newKeyRing, writeKeyRing } from './key-ring.js';

/** Hexadecimal, so that it can stand in an address as it is. */
const word = () => randomBytes(32).toString('hex');

/** `npm run make-secrets`: fresh secrets, as the lines of `.env` that take them. Nothing is kept. */
const secrets = {
  POSTGRES_PASSWORD: word(),
  DATABASE_PASSWORD: word(),
  APP_DATABASE_PASSWORD: word(),
  TEMPORAL_DATABASE_PASSWORD: word(),
  TONGTU_KEYS: writeKeyRing(newKeyRing()),
  SESSION_SECRET: word(),
};
process.stdout.write(
  Object.entries(secrets)
    .map(([name, value]) => `${name}=${value}\n`)
    .join(''),
);

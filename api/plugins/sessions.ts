import { createHash } from 'node:crypto';
import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import session, { type FastifySessionOptions } from '@fastify/session';
import type { FastifyInstance, Session } from 'fastify';
import type { Pool } from 'pg';
import { type Person, type PersonNow, personFrom } from '../../desk/who-am-i.js';

declare module 'fastify' {
  interface Session {
    tenant?: string;
    userId?: string;
    /** Whose session it is, as read with it for this request. Not there in one that begins with this request. */
    whose?: Whose;
  }
}

/** Lives as long as a request: it is never kept with the session, so that roles are those of this moment. */
class Whose {
  constructor(readonly person: Person) {}

  toJSON(): undefined {
    return undefined;
  }
}

export interface SessionOptions {
  readonly pool: Pool;
  /** At least 32 characters; it signs the cookie. */
  readonly secret: string;
  /** Whether the cookie goes over TLS only. */
  readonly secureCookies: boolean;
}

const SESSION_LASTS_MS = 12 * 60 * 60 * 1000;

/**
 * Sessions in PostgreSQL, so that they can be ended from outside. They are written at sign-in alone:
 * a request that is still running cannot bring an ended session back. Forms are guarded by a token of the session.
 */
export async function keepSessions(app: FastifyInstance, options: SessionOptions): Promise<void> {
  await app.register(cookie);
  await app.register(session, {
    secret: options.secret,
    cookieName: 'tongtu',
    rolling: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: options.secureCookies, path: '/', maxAge: SESSION_LASTS_MS },
    store: postgresStore(options.pool),
  });
  await app.register(csrf, {
    sessionPlugin: '@fastify/session',
    getToken: (request) => request.headers['x-csrf-token']?.toString(),
    logLevel: 'debug',
  });
}

type Store = FastifySessionOptions['store'] & object;

function postgresStore(pool: Pool): Store {
  return {
    get: (id, done) => {
      pool.query<OpenSession>('select data, person from session_open($1)', [hashed(id)]).then(
        ({ rows: [open] }) => done(null, open ? withPerson(open) : null),
        (error: unknown) => done(error),
      );
    },
    set: (id, data, done) => {
      const expires = new Date(Date.now() + SESSION_LASTS_MS);
      const values = [hashed(id), JSON.stringify(data), data.tenant ?? null, data.userId ?? null, expires];
      pool.query('select session_write($1, $2, $3, $4, $5)', values).then(() => done(), done);
    },
    destroy: (id, done) => {
      pool.query('select session_end($1)', [hashed(id)]).then(() => done(), done);
    },
  };
}

interface OpenSession {
  readonly data: Session;
  readonly person: PersonNow | null;
}

function withPerson({ data, person }: OpenSession): Session {
  const { tenant, userId } = data;
  if (person && tenant && userId) data.whose = new Whose(personFrom(person, tenant, userId));
  return data;
}

/** Who reads the table cannot take over a session. */
function hashed(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}

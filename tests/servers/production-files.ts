import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Service {
  readonly image: string;
  readonly command?: string | readonly string[];
  readonly entrypoint?: string | readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

export const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

export const composeText = read('docker-compose.yml');

/** The services as compose sees them, merge keys resolved, variables not yet filled in. */
export const services = (parse(composeText, { merge: true }) as { services: Readonly<Record<string, Service>> })
  .services;

/** Every variable that the file asks for, with what stands behind its name. */
export const variables = [...composeText.matchAll(/\$\{(\w+)([^}]*)\}/g)].map(([, name = '', rest = '']) => ({
  name,
  rest,
}));

/** The variables that `.env.example` explains, each with its value there. */
export const explained = [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => ({
  name,
  value,
}));

/** A service's environment with every variable filled in. */
export function environmentOf(service: string, given: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(services[service]?.environment ?? {});
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      value.replace(/\$\{(\w+)[^}]*\}/g, (_all, each: string) => given[each] ?? ''),
    ]),
  );
}

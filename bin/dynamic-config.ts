import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** One setting of a Temporal server. */
export interface DynamicSetting {
  readonly key: string;
  readonly value: string | number | boolean;
}

/** The file that every Temporal server of ours is given. */
const FILE = new URL('../servers/temporal/dynamic-config.yaml', import.meta.url);

/** Of Temporal's format, the part that the development server's arguments can say too: one value, for everybody. */
const format = z.record(
  z.string().regex(/^[a-z]+\.\w+$/i),
  z.tuple([z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]) })]),
);

/**
 * The settings of `servers/temporal/dynamic-config.yaml`.
 * @throws ZodError that names the key when the file says what the development server cannot be told.
 */
export function dynamicConfig(text = readFileSync(FILE, 'utf8')): DynamicSetting[] {
  return Object.entries(format.parse(parse(text))).map(([key, [{ value }]]) => ({ key, value }));
}

/** The same as arguments of `temporal server start-dev`, which takes no file. */
export function dynamicConfigArguments(settings = dynamicConfig()): string[] {
  return settings.flatMap(({ key, value }) => ['--dynamic-config-value', `${key}=${JSON.stringify(value)}`]);
}

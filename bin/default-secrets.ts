import { parseKeyRing } from './key-ring.js';

/** Words of examples and defaults; a secret that holds one was never chosen. */
const PLACEHOLDER =
  /change[-_ ]?(me|this)|replace[-_ ]?(me|this)|example|default|placeholder|demo|password|passwort|secret|tongtu/i;
const WELL_KNOWN = new Set(['postgres', 'temporal', 'admin', 'root', 'test', '123456', '12345678', 'letmein']);

function isDefault(secret: string | null): boolean {
  if (!secret) return false;
  return WELL_KNOWN.has(secret.toLowerCase()) || PLACEHOLDER.test(secret) || new Set(secret).size < 5;
}

type Given = Readonly<Record<string, string | undefined>>;

/** What production refuses although it is well-formed: secrets that came from an example. One text per setting. */
export function defaultSecretProblems(given: Given): string[] {
  const words = ['SESSION_SECRET', 'APP_DATABASE_PASSWORD'].filter((name) => isDefault(given[name] ?? null));
  const connections = ['DATABASE_URL', 'APP_DATABASE_URL'].filter((name) => isDefault(passwordOf(given[name])));
  return [
    ...words.map((name) => `${name}: is a default or an example. Choose a random one.`),
    ...connections.map((name) => `${name}: its password is a default or an example. Choose a random one.`),
    ...(hasPoorKey(given['TONGTU_KEYS'])
      ? ['TONGTU_KEYS: holds a key that is not random. Make each with 32 random bytes.']
      : []),
  ];
}

function hasPoorKey(text: string | undefined): boolean {
  const keys = parseKeyRing(text ?? '');
  return typeof keys !== 'string' && Object.values(keys).some((key: Buffer) => new Set(key).size < 8);
}

function passwordOf(url: string | undefined): string | null {
  return url && URL.canParse(url) ? decodeURIComponent(new URL(url).password) : null;
}

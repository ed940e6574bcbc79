/** JSON that depends on nothing but the values: keys sorted, texts for people left out, money as `123n`. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(strip(value));
}

function strip(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, each]) => key !== 'title' && each !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, isText(each) ? '' : strip(each)]),
  );
}

function isText(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).sort().join() === 'en,zh';
}

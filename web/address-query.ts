/** The same address with one thing asked otherwise; what was just done is not told again. `null`: not asked at all. */
export function addressWith(url: string, name: string, value: string | null): string {
  const { pathname, searchParams } = new URL(url, 'http://here');
  searchParams.delete('done');
  searchParams.delete(name);
  if (value !== null) searchParams.set(name, value);
  const asked = searchParams.toString();
  return asked === '' ? pathname : `${pathname}?${asked}`;
}

/** What the address of a request asks for. */
export function addressQuery(url: string): URLSearchParams {
  return new URL(url, 'http://here').searchParams;
}

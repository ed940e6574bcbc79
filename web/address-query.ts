/** What the address of a request asks for. */
export function addressQuery(url: string): URLSearchParams {
  return new URL(url, 'http://here').searchParams;
}

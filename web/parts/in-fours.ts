/** A code of eight digits as people read it out. */
export function inFours(code: string): string {
  return code.replace(/^(\d{4})(\d{4})$/, '$1 $2');
}

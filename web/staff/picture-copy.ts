/** Which copy of a picture an address asks for; the one to show where it says something else. */
export function copyIn(said: string | undefined) {
  return (['small', 'original'] as const).find((copy) => copy === said) ?? 'shown';
}

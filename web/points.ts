/** Hundredths of a point as a score to be read: `86.50`. */
export function pointsOf(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}

import type { SeededRandom } from './seeded-random.js';

// An area code that was never given to a county, so that no invented number can be a living person's.
const AREA_CODE = '341888';
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const ID_CHECKS = '10X98765432';

/** An ID number of eighteen places with its check digit (GB 11643-1999). `birth` is `YYYYMMDD`. */
export function demoIdNumber(birth: string, serial: number): string {
  const body = `${AREA_CODE}${birth}${String(serial % 1000).padStart(3, '0')}`;
  const sum = ID_WEIGHTS.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return body + (ID_CHECKS[sum % 11] ?? '');
}

/** A bank card number of nineteen digits that ends in its Luhn digit. */
export function demoBankAccount(random: SeededRandom): string {
  const body = `629999${random.digits(12)}`;
  const sum = [...body].reverse().reduce((total, digit, place) => total + luhnValue(Number(digit), place), 0);
  return body + String((10 - (sum % 10)) % 10);
}

function luhnValue(digit: number, place: number): number {
  if (place % 2 === 1) return digit;
  const doubled = digit * 2;
  return doubled > 9 ? doubled - 9 : doubled;
}

/** A mobile number in a range that is given to no operator. */
export function demoPhone(random: SeededRandom): string {
  return `154${random.digits(8)}`;
}

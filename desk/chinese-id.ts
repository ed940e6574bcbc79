const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** Whether the last character of an 18-character ID number is the check character of GB 11643-1999. */
export function idChecksumFits(idNumber: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(idNumber[at]), 0);
  return CHECK_CHARACTERS[sum % 11] === idNumber[17];
}

/** Whether the ID number holds a real birth day, no later than `today` (`YYYY-MM-DD`). */
export function birthDayFits(idNumber: string, today: string): boolean {
  const [year, month, day] = [idNumber.slice(6, 10), idNumber.slice(10, 12), idNumber.slice(12, 14)];
  const written = `${year}-${month}-${day}`;
  return year >= '1900' && written <= today && isRealDay(written);
}

/** Whether `YYYY-MM-DD` is a day of the calendar. */
export function isRealDay(written: string): boolean {
  const at = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === written;
}

/** What the number of a second-generation disability card says: the ID number, then category and grade. */
export interface CardNumber {
  readonly idNumber: string;
  /** 1 sight, 2 hearing, 3 speech, 4 limbs, 5 intellect, 6 mind, 7 several. */
  readonly category: string;
  readonly grade: string;
}

/** The parts of a card number of 20 characters, or of 22 where `B` and the count of replacements follow. */
export function partsOfCard(card: string): CardNumber {
  return { idNumber: card.slice(0, 18), category: card.slice(18, 19), grade: card.slice(19, 20) };
}

/** Whether a bank card number passes the check of ISO/IEC 7812-1 (Luhn). */
export function luhnFits(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, at) => total + (at % 2 ? doubled(Number(digit)) : Number(digit)), 0);
  return sum % 10 === 0;
}

function doubled(digit: number): number {
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}

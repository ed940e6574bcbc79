import type { Text } from '../../procedures/vocabulary.js';

/** How a problem is answered: its HTTP status and its words. */
export interface ProblemText {
  readonly status: number;
  readonly title: Text;
}

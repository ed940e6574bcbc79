import type { PastAct } from './case.js';

type Author = Pick<PastAct, 'userId' | 'onBehalfOfUserId'>;

/**
 * Whether somebody stands behind both acts. Who acts for a colleague and that colleague both stand behind the act: four
 * eyes are neither to be had by delegating to the other half, nor by acting for it.
 */
export function isSamePerson(one: Author, other: Author): boolean {
  const behind = personsBehind(one);
  return personsBehind(other).some((each) => behind.includes(each));
}

function personsBehind({ userId, onBehalfOfUserId }: Author): string[] {
  return [userId, onBehalfOfUserId].filter((each) => typeof each === 'string');
}

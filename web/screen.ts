import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Person } from '../desk/who-am-i.js';
import type { Language, Say } from './language.js';

/** What every piece of a page may know about whom it is for. */
export interface Screen {
  readonly language: Language;
  readonly say: Say;
  /** `null` before signing in. */
  readonly person: Person | null;
  /** To be sent with every form. */
  readonly csrf: string;
  /** Path and query of the page. */
  readonly url: string;
  /** Where a built file lies, with its hash. */
  readonly asset: (name: string) => string;
  /** Whether it is drawn for a phone: long parts come folded. */
  readonly onPhone: boolean;
  /** Notes to the person's organisations that nobody read yet. */
  readonly unread: number;
}

export const ScreenContext = createContext<Screen | null>(null);

/** The screen that a piece is drawn on. Throws outside of a page. */
export function useScreen(): Screen {
  const screen = useContext(ScreenContext);
  if (!screen) throw new Error('this is drawn outside of a page');
  return screen;
}

export function useSay(): Say {
  return useScreen().say;
}

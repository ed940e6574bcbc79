import type { FastifyRequest } from 'fastify';
import type { Text } from '../procedures/vocabulary.js';

export type Language = keyof Text;

export const LANGUAGE_COOKIE = 'language';

/** How a page says a text: in its language, with what it speaks of in the place of `{about}`, and `{day|days}` by its number. */
export type Say = (text: Text, about?: Text | string | number) => string;

const BY_NUMBER = /\{([^{}|]*)\|([^{}|]*)\}/g;

export function sayingIn(language: Language): Say {
  return (text, about) => {
    if (about === undefined) return text[language];
    return text[language]
      .replaceAll(BY_NUMBER, (_, one: string, more: string) => (about === 1 ? one : more))
      .replaceAll('{about}', () => (typeof about === 'object' ? about[language] : String(about)));
  };
}

/** The language that someone chose; Chinese until then. */
export function languageOf({ cookies }: FastifyRequest): Language {
  return cookies[LANGUAGE_COOKIE] === 'en' ? 'en' : 'zh';
}

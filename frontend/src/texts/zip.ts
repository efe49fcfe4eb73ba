/** Put texts back to their keys; the build leaves these out of all languages. */

import type { Texts } from "./en.ts";

/** Return texts by key, from lines of keys and lines of texts in the same order. */
export function zip(keys: string, texts: string): Texts {
  const values = texts.split("\n");
  return Object.fromEntries(
    keys.split("\n").map((key, place) => [key, values[place]]),
  ) as Texts;
}

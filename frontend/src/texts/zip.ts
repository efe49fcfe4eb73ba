/** Put texts back to their keys; the build leaves these out of all but one language. */

import { en, type Key, type Texts } from "./en.ts";

/** Return the texts of a language from a list in the order of the English ones. */
export function zip(texts: readonly string[]): Texts {
  return Object.fromEntries(
    (Object.keys(en) as Key[]).map((key, place) => [key, texts[place]]),
  ) as Texts;
}

/** Choose the texts of a language. */

import { de } from "./de.ts";
import { en, type Texts } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { ja } from "./ja.ts";
import { nl } from "./nl.ts";

export const LANGUAGES: Readonly<Record<string, Texts>> = {
  en,
  de,
  es,
  fr,
  ja,
  nl,
};

/** Return the texts of a language or of the one it is a variant of, else English. */
export function textsOf(language: string): { language: string; texts: Texts } {
  for (const name of [language, language.split("-")[0] ?? ""]) {
    const texts = LANGUAGES[name];
    if (texts) {
      return { language: name, texts };
    }
  }
  return { language: "en", texts: en };
}

/** Hold what every part of the page needs to show itself, for one user. */

import type { Connection, Hass } from "./api/hass.ts";
import { Formatter } from "./logic/format.ts";
import type { Phrase } from "./logic/wording.ts";
import type { Key, Texts } from "./texts/en.ts";
import { textsOf } from "./texts/index.ts";

export const PANEL_PATH = "/status-tracker";

const NUMBERS: Readonly<Record<string, string>> = {
  comma_decimal: "en-US",
  decimal_comma: "de",
  space_comma: "fr",
  quote_decimal: "de-CH",
};

export class Ui {
  readonly connection: Connection;
  readonly format: Formatter;
  readonly language: string;
  readonly isAdmin: boolean;
  readonly addresses: { internal: string | null; external: string | null };
  private texts: Texts;
  private plurals: Intl.PluralRules;

  constructor(hass: Hass) {
    const { language, texts } = textsOf(hass.language);
    this.connection = hass.connection;
    this.language = language;
    this.texts = texts;
    this.plurals = new Intl.PluralRules(language);
    this.isAdmin = hass.user?.is_admin ?? false;
    this.addresses = {
      internal: hass.config.internal_url,
      external: hass.config.external_url,
    };
    const { time_format: clock, number_format: numbers } = hass.locale;
    // A region of the language, such as en-GB, says how dates are written. Dates and
    // units in another language than the words around them could not be read.
    const region = hass.locale.language;
    const spoken = region?.split("-")[0] === language ? region : language;
    this.format = new Formatter({
      language: spoken,
      timeZone:
        hass.locale.time_zone === "server" ? hass.config.time_zone : undefined,
      hour12: clock === "12" ? true : clock === "24" ? false : undefined,
      numbers: NUMBERS[numbers] ?? spoken,
    });
  }

  /** Return a text with its placeholders filled; `n` chooses the form of number. */
  t(key: Key, values: Record<string, string | number> = {}): string {
    const forms = this.texts[key].split("|");
    const { n } = values;
    const form =
      forms.length === 1 || typeof n !== "number"
        ? forms[0]
        : forms[this.plurals.select(n) === "one" ? 0 : 1];
    return (form ?? "").replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === "number"
        ? this.format.count(value)
        : (value ?? "");
    });
  }

  /** Return the text of a phrase. */
  say(phrase: Phrase): string {
    return this.t(phrase.key, phrase.values);
  }
}

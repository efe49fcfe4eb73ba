/** Turn numbers and times into the text of a language. */

export interface Region {
  language: string;
  /** Undefined: the zone of the browser. */
  timeZone: string | undefined;
  hour12: boolean | undefined;
  numbers: string;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DURATIONS: readonly [seconds: number, unit: string][] = [
  [DAY, "day"],
  [HOUR, "hour"],
  [MINUTE, "minute"],
  [1, "second"],
];
const RELATIVE: readonly [
  seconds: number,
  unit: Intl.RelativeTimeFormatUnit,
][] = [
  [365 * DAY, "year"],
  [30 * DAY, "month"],
  [DAY, "day"],
  [HOUR, "hour"],
  [MINUTE, "minute"],
];
const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];

export class Formatter {
  private region: Region;
  private cache = new Map<string, unknown>();

  constructor(region: Region) {
    this.region = region;
  }

  /** Return a share of 1 as whole percent, never rounded up to a full one. */
  percent(share: number): string {
    return this.number(Math.floor(share * 100 + 1e-9) / 100, {
      style: "percent",
    });
  }

  /** Return bytes with a decimal unit. */
  bytes(bytes: number): string {
    return this.sized(bytes, "");
  }

  /** Return bytes per second with a decimal unit. */
  speed(bytes: number): string {
    return this.sized(bytes, "-per-second");
  }

  /** Return a whole number. */
  count(n: number): string {
    return this.number(n, {});
  }

  /** Return seconds in their two largest units. */
  duration(seconds: number): string {
    let rest = Math.max(0, Math.round(seconds));
    const first = DURATIONS.findIndex(([size]) => rest >= size);
    if (first < 0) {
      return this.unit(0, "second");
    }
    const parts: string[] = [];
    for (const [size, unit] of DURATIONS.slice(first, first + 2)) {
      const n = Math.floor(rest / size);
      rest -= n * size;
      // Seconds beside minutes are only noise.
      if (n && !(unit === "second" && parts.length)) {
        parts.push(this.unit(n, unit));
      }
    }
    return parts.join(" ");
  }

  /** Return how long ago something was, in its largest unit. */
  age(iso: string, now: number): string {
    const seconds = Math.max(0, (now - Date.parse(iso)) / 1000);
    const [size, unit] = DURATIONS.find(([each]) => seconds >= each) ?? [
      1,
      "second",
    ];
    return this.unit(Math.floor(seconds / size), unit);
  }

  /** Return how long ago, or in how long, something is. */
  relative(iso: string, now: number): string {
    const seconds = (Date.parse(iso) - now) / 1000;
    const found = RELATIVE.find(([size]) => Math.abs(seconds) >= size);
    const format = this.cached(
      "relative",
      () =>
        new Intl.RelativeTimeFormat(this.region.language, { numeric: "auto" }),
    );
    return found
      ? format.format(Math.trunc(seconds / found[0]), found[1])
      : format.format(0, "second");
  }

  /** Return day and time. */
  moment(iso: string): string {
    return this.date(iso, { dateStyle: "medium", timeStyle: "short" });
  }

  /** Return the time of day. */
  time(iso: string): string {
    return this.date(iso, { timeStyle: "short" });
  }

  /** Return the day with its weekday and year. */
  fullDay(iso: string): string {
    return this.date(iso, { dateStyle: "full" });
  }

  /** Return the day, with its weekday and without its year. */
  day(iso: string): string {
    return this.date(iso, { weekday: "short", day: "numeric", month: "short" });
  }

  /** Return the day with its year. */
  longDay(iso: string): string {
    return this.date(iso, { dateStyle: "medium" });
  }

  private date(iso: string, options: Intl.DateTimeFormatOptions): string {
    const { language, timeZone, hour12 } = this.region;
    const format = this.cached(JSON.stringify(options), () =>
      makeDateFormat(language, {
        ...options,
        ...(timeZone ? { timeZone } : {}),
        ...(options.timeStyle && hour12 !== undefined ? { hour12 } : {}),
      }),
    );
    const at = new Date(iso);
    return Number.isNaN(at.getTime()) ? iso : format.format(at);
  }

  private sized(bytes: number, suffix: string): string {
    let size = bytes;
    let step = 0;
    while (size >= 999.5 && step < SIZES.length - 1) {
      size /= 1000;
      step += 1;
    }
    return this.number(size, {
      style: "unit",
      unit: `${SIZES[step]}${suffix}`,
      unitDisplay: "short",
      maximumFractionDigits: step > 1 && size < 100 ? 1 : 0,
    });
  }

  private unit(n: number, unit: string): string {
    return this.number(n, { style: "unit", unit, unitDisplay: "short" });
  }

  private number(n: number, options: Intl.NumberFormatOptions): string {
    return this.cached(
      `n${JSON.stringify(options)}`,
      () => new Intl.NumberFormat(this.region.numbers, options),
    ).format(n);
  }

  private cached<T>(key: string, make: () => T): T {
    if (!this.cache.has(key)) {
      this.cache.set(key, make());
    }
    return this.cache.get(key) as T;
  }
}

/** Return a format; a zone that the browser does not know is left to it. */
function makeDateFormat(
  language: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, options);
  } catch {
    const { timeZone: _, ...others } = options;
    return new Intl.DateTimeFormat(language, others);
  }
}

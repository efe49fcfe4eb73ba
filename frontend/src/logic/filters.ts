/** Choose, search and sort rows. */

import type { RequestState, Row } from "../api/types.ts";

export type Sort = "state" | "requested" | "progress" | "title";
export const SORTS: readonly Sort[] = [
  "state",
  "requested",
  "progress",
  "title",
];

export interface Filter {
  text: string;
  media_type: "" | "movie" | "tv" | "anime";
  state: "" | RequestState;
  requested_by: string;
  attention: boolean;
}

export const NO_FILTER: Filter = {
  text: "",
  media_type: "",
  state: "",
  requested_by: "",
  attention: false,
};

/** The states in the order of a request's journey. */
export const STATES: readonly RequestState[] = [
  "requested",
  "approved",
  "searching",
  "grabbing",
  "downloading",
  "downloaded",
  "importing",
  "anime_matching",
  "available",
  "failed",
];
const FINISHED: ReadonlySet<RequestState> = new Set(["available", "failed"]);

/** Tell whether a request is neither available nor failed. */
export function isActive(row: { state: RequestState }): boolean {
  return !FINISHED.has(row.state);
}

/** Return a text as it compares: without case, accents and punctuation. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Tell whether a filter leaves anything out. */
export function isFiltering(filter: Filter): boolean {
  return (Object.keys(NO_FILTER) as (keyof Filter)[]).some(
    (name) => filter[name] !== NO_FILTER[name],
  );
}

/** Return a function that tells whether a row passes a filter. */
export function passes(filter: Filter): (row: Row) => boolean {
  const words = fold(filter.text).split(" ").filter(Boolean);
  const person = filter.requested_by.toLowerCase();
  return (row) =>
    (!filter.attention || row.attention !== null) &&
    (!filter.state || row.state === filter.state) &&
    (!filter.media_type ||
      (filter.media_type === "anime"
        ? row.is_anime === true
        : row.media_type === filter.media_type)) &&
    (!person || row.requested_by?.toLowerCase() === person) &&
    (!words.length || hasWords(row, words));
}

function hasWords(row: Row, words: readonly string[]): boolean {
  const text = fold(
    [row.title, row.original_title, row.year, row.requested_by].join(" "),
  );
  return words.every((word) => text.includes(word));
}

type Order = (a: Row, b: Row) => number;

const collator = new Intl.Collator();
const byTitle: Order = (a, b) => collator.compare(a.title, b.title);
// Times in UTC are in order as texts are, and that is quickly found.
const newestFirst =
  (field: "created_at" | "finished_at"): Order =>
  (a, b) => {
    const [one, other] = [a[field] ?? "", b[field] ?? ""];
    return one < other ? 1 : one > other ? -1 : 0;
  };
// No order by what changes at every message: rows would trade places all the time.
const ORDERS: Record<Sort, Order> = {
  state: (a, b) => STATES.indexOf(b.state) - STATES.indexOf(a.state),
  requested: () => 0,
  progress: (a, b) => percentOf(b) - percentOf(a),
  title: byTitle,
};
const byWish = newestFirst("created_at");

function percentOf(row: Row): number {
  return Math.floor((row.progress ?? -0.01) * 100 + 1e-9);
}

/** Return rows in an order; of equal ones the newest wish stands first. */
export function sortRows(rows: Iterable<Row>, sort: Sort): Row[] {
  const order = ORDERS[sort];
  return [...rows].sort(
    (a, b) => order(a, b) || byWish(a, b) || (a.id < b.id ? -1 : 1),
  );
}

/** Return finished rows, the last to finish first. */
export function sortFinished(rows: Iterable<Row>): Row[] {
  const order = newestFirst("finished_at");
  return [...rows].sort((a, b) => order(a, b) || byTitle(a, b));
}

/** Return the names of those who asked for any of the rows, each once. */
export function people(
  rows: Iterable<{ requested_by: string | null }>,
): string[] {
  const names = new Map<string, string>();
  for (const { requested_by: name } of rows) {
    if (name && !names.has(name.toLowerCase())) {
      names.set(name.toLowerCase(), name);
    }
  }
  return [...names.values()].sort((a, b) => a.localeCompare(b));
}

/** Name episodes and count them by season. */

import type { EpisodeKey, Item, ItemGroup, ItemState } from "../api/types.ts";

/** Return an episode's code, such as S01E02. */
export function episodeCode(season: number, number: number): string {
  return `S${pad(season)}E${pad(number)}`;
}

/** Return episodes in as few words as possible, such as S01E01–E03, S02E01. */
export function episodeRanges(keys: readonly EpisodeKey[]): string {
  const sorted = [...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const ranges: [season: number, first: number, last: number][] = [];
  for (const [season, number] of sorted) {
    const range = ranges.at(-1);
    if (range && range[0] === season && number <= range[2] + 1) {
      range[2] = number;
    } else {
      ranges.push([season, number, number]);
    }
  }
  return ranges
    .map(([season, first, last]) =>
      first === last
        ? episodeCode(season, first)
        : `${episodeCode(season, first)}–E${pad(last)}`,
    )
    .join(", ");
}

/** Return numbers in as few words as possible, such as 1–3, 5. */
export function numberRanges(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && number <= range[1] + 1) {
      range[1] = number;
    } else {
      ranges.push([number, number]);
    }
  }
  return ranges
    .map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
    .join(", ");
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

/** Return how many items are in each state. */
export function countStates(items: readonly Item[]): Map<ItemState, number> {
  const counts = new Map<ItemState, number>();
  for (const { state } of items) {
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}

/** Return the seasons that were asked for; all where that is not known. */
export function wantedGroups(
  groups: readonly ItemGroup[],
  seasons: readonly number[] | null,
): { wanted: ItemGroup[]; others: ItemGroup[] } {
  const isWanted = ({ season, items }: ItemGroup): boolean =>
    season === null ||
    (seasons
      ? seasons.includes(season)
      : season !== 0 || items.some(({ state }) => state !== "wanted"));
  const wanted = groups.filter(isWanted);
  return wanted.length
    ? { wanted, others: groups.filter((group) => !isWanted(group)) }
    : { wanted: [...groups], others: [] };
}

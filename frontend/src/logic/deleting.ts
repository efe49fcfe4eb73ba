/** Put the steps of a deletion into words. */

import type { Deletion, Preview, Step, Thing } from "../api/deletions.ts";
import type { Key } from "../texts/en.ts";
import type { Phrase } from "./wording.ts";

/** How a step looks: what is done, what is under way, what went wrong. */
export type Look = "done" | "moving" | "waiting" | "bad" | "left_out";

const RESULTS: Record<string, Key> = {
  removed: "result_removed",
  already_gone: "result_already_gone",
  kept: "result_kept",
  not_found: "result_not_found",
  not_applicable: "result_not_applicable",
  files_kept: "result_files_kept",
  reported: "result_reported",
  service_removed: "result_service_removed",
};
const WAITS: Record<string, Key> = {
  retry: "waits_retry",
  confirmation: "waits_confirmation",
  seeding: "waits_seeding",
};
const TROUBLES: Record<string, Key> = {
  service_down: "trouble_service_down",
  service_error: "trouble_service_error",
  refused: "trouble_refused",
  rejected: "trouble_rejected",
  still_there: "trouble_still_there",
  not_set_up: "trouble_not_set_up",
};
const KINDS: Record<string, Key> = {
  torrents: "part_torrents",
  title: "part_title",
  seasons: "part_seasons",
  anime_files: "part_anime_files",
  library: "part_library",
  requests: "part_requests",
  seeding: "part_seeding",
};
const NOTES: Record<string, Key> = {
  seeds_without_limit: "note_seeds_without_limit",
};
const KEPT: Record<string, Key> = {
  shared: "kept_shared",
  other_seasons: "kept_other_seasons",
  files_kept: "kept_files",
  uncertain: "kept_uncertain",
};

/** Return which part of a deletion a step is. */
export function partKey(step: Pick<Step, "kind">): Key {
  return KINDS[step.kind] ?? "part_title";
}

/** Return how a step looks. */
export function lookOf({ state, error }: Pick<Step, "state" | "error">): Look {
  switch (state) {
    case "done":
      return "done";
    case "skipped":
      return "left_out";
    case "failed":
      return "bad";
    case "running":
      return "moving";
    default:
      return error ? "bad" : "waiting";
  }
}

/** Say how a step stands, or how it will go. */
export function standing(step: Step, isPreview: boolean): Phrase {
  const { state, result, waits_for: wait, error } = step;
  if (error) {
    return {
      key: TROUBLES[error.code] ?? "trouble_unexpected",
      values: { service: error.service },
    };
  }
  // What is not found before the deletion was not there for it either.
  if (result && !(isPreview && result === "not_found")) {
    return { key: RESULTS[result] ?? "result_removed" };
  }
  if (isPreview) {
    return { key: step.objects.length ? "will_remove" : "will_nothing" };
  }
  if (wait) {
    return { key: WAITS[wait] ?? "waits_retry" };
  }
  return { key: state === "running" ? "step_running" : "step_pending" };
}

/** Return what things are called, the large ones first; numbers are no names. */
export function thingNames(things: readonly Thing[]): string[] {
  return [...things]
    .sort((a, b) => (b.size ?? 0) - (a.size ?? 0))
    .flatMap(({ name, path }) => name ?? lastPart(path) ?? []);
}

/** Return the bytes of things; a title is as large as its files. */
export function bytesOf(things: readonly Thing[]): number {
  const files = things.filter(({ kind }) => kind === "file");
  return (files.length ? files : things).reduce(
    (sum, { size }) => sum + (size ?? 0),
    0,
  );
}

function lastPart(path: string | null): string | null {
  return path?.split(/[\\/]/).pop() || path;
}

/** Say what stays, and why. */
export function keptPhrases(step: Step): { name: string; phrase: Phrase }[] {
  return step.kept.map((thing) => ({
    name: thing.name ?? lastPart(thing.path) ?? thing.id,
    phrase: {
      key: KEPT[thing.reason] ?? "result_kept",
      values: { names: thing.shared_with.join(", ") },
    },
  }));
}

/** Return what is worth knowing about a step. */
export function noteKeys(step: Step): Key[] {
  return step.notes.flatMap((note) => NOTES[note] ?? []);
}

const OPEN: ReadonlySet<string> = new Set([
  "running",
  "waiting",
  "seeding",
  "failed",
]);

/** Tell whether something is left to do. */
export function isOpen({ state }: Pick<Deletion, "state">): boolean {
  return OPEN.has(state);
}

/** Tell whether nothing moves any more unless somebody does something. */
export function isSettled({ state }: Pick<Deletion, "state">): boolean {
  return state !== "running";
}

export interface Total {
  count: number;
  bytes: number;
}

/** Add up what would go. */
export function totalOf(previews: readonly Pick<Preview, "totals">[]): {
  files: Total;
  torrents: Total;
} {
  const files = { count: 0, bytes: 0 };
  const torrents = { count: 0, bytes: 0 };
  for (const { totals } of previews) {
    files.count += totals.files;
    files.bytes += totals.file_bytes;
    torrents.count += totals.torrents;
    torrents.bytes += totals.torrent_bytes;
  }
  return { files, torrents };
}

/** Return the seasons of which there is something to delete, the specials last. */
export function seasonsIn(steps: readonly Pick<Step, "objects">[]): number[] {
  const seasons = new Set(
    steps.flatMap(({ objects }) =>
      objects.flatMap(({ season }) => season ?? []),
    ),
  );
  return [...seasons].sort((a, b) => (a || Infinity) - (b || Infinity));
}

/** Lay a request's journey out as a line of stages. */

import type {
  FullRequest,
  RequestState,
  Step,
  TimelineEntry,
} from "../api/types.ts";
import type { Key } from "../texts/en.ts";

/** `partly`: some episodes are there already, while others are still before it. */
export type StageStatus =
  "done" | "skipped" | "current" | "failed" | "ahead" | "partly";

export interface Stage {
  key: Key;
  status: StageStatus;
  /** When it was first reached, and last if there was more than one way there. */
  at: string | null;
  until: string | null;
  inferred: boolean;
  /** Seconds since the stage before it, null where that is not known. */
  took: number | null;
}

const STAGES: readonly { key: Key; step: Step; animeOnly?: true }[] = [
  { key: "stage_requested", step: "requested" },
  { key: "stage_approved", step: "approved" },
  { key: "stage_grabbed", step: "grabbed" },
  { key: "stage_downloaded", step: "downloaded" },
  { key: "stage_imported", step: "imported" },
  { key: "stage_matched", step: "matched", animeOnly: true },
  { key: "stage_available", step: "available" },
];

/** The step that a request in a state is on its way to. */
const NEXT: Partial<Record<RequestState, Step>> = {
  requested: "approved",
  approved: "grabbed",
  searching: "grabbed",
  grabbing: "downloaded",
  downloading: "downloaded",
  downloaded: "imported",
  importing: "available",
  anime_matching: "matched",
};

/** States that are called as the stage that was reached last. */
const REACHED: ReadonlySet<RequestState> = new Set([
  "requested",
  "approved",
  "grabbing",
  "downloaded",
] as const);

/** Return what the current stage is called: not twice as the one before it. */
export function presentKey(state: RequestState): Key {
  return REACHED.has(state) ? "item_wanted" : `state_${state}`;
}

interface Reached {
  at: string;
  until: string;
  inferred: boolean;
}

/** Return the stages of a request, with what is known of each. */
export function journey(
  request: Pick<
    FullRequest,
    "state" | "is_anime" | "timeline" | "origin" | "wish"
  >,
): Stage[] {
  const reached = reachedSteps(request.timeline);
  const stages = STAGES.filter(
    ({ step, animeOnly }) =>
      (!animeOnly || request.is_anime || reached.has(step)) &&
      // Nobody wished for what was found in Radarr or Sonarr.
      (request.wish !== null ||
        reached.has(step) ||
        (step !== "requested" && step !== "approved")),
  );
  const next = nextStage(
    request.state,
    stages.map(({ step }) => step),
    reached,
  );
  let before: string | null = null;
  return stages.map(({ key, step }, place): Stage => {
    const found = reached.get(step);
    const at = found?.at ?? null;
    const took = at && before ? seconds(before, at) : null;
    before = at ?? before;
    return {
      key,
      at,
      until: found && seconds(found.at, found.until) >= 60 ? found.until : null,
      inferred: found?.inferred ?? false,
      took: took !== null && took > 0 ? took : null,
      status: statusOf(request.state, place, next, at !== null),
    };
  });
}

/** Return when the last stage was reached that a request has come to. */
export function lastReached(stages: readonly Stage[]): string | null {
  const now = stages.findIndex(({ status }) => status === "current");
  const passed = now < 0 ? stages : stages.slice(0, now);
  return passed.findLast(({ at }) => at !== null)?.at ?? null;
}

function reachedSteps(timeline: readonly TimelineEntry[]): Map<Step, Reached> {
  const reached = new Map<Step, Reached>();
  for (const { step, at, until, inferred } of timeline) {
    const known = reached.get(step);
    reached.set(step, {
      at: known && known.at < at ? known.at : at,
      until: known && known.until > until ? known.until : until,
      inferred: inferred && (known?.inferred ?? true),
    });
  }
  return reached;
}

/** Return the place of the stage that a request waits for. */
function nextStage(
  state: RequestState,
  steps: readonly Step[],
  reached: ReadonlyMap<Step, Reached>,
): number {
  if (state === "available") {
    return steps.length;
  }
  const step = NEXT[state];
  const place = step ? steps.indexOf(step) : -1;
  return place < 0
    ? steps.findLastIndex((each) => reached.has(each)) + 1
    : place;
}

function statusOf(
  state: RequestState,
  place: number,
  next: number,
  isReached: boolean,
): StageStatus {
  if (place < next) {
    return isReached ? "done" : "skipped";
  }
  if (place > next) {
    return isReached ? "partly" : "ahead";
  }
  return state === "failed" ? "failed" : "current";
}

/** Return the seconds between two times. */
export function seconds(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

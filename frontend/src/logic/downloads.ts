/** Know where a download stands, whatever its client said last. */

import type { Download, TimelineEntry } from "../api/types.ts";
import type { Key } from "../texts/en.ts";

/** Return what a download does, and how far it is unless it is over. */
export function downloadStanding(
  { id, phase, progress, completed_at, gone_at }: Download,
  timeline: readonly Pick<TimelineEntry, "step" | "detail">[],
): { phase: Key | null; progress: number | null } {
  // The client's last word may be older than the import.
  const isDone =
    completed_at !== null ||
    phase === "complete" ||
    timeline.some(
      ({ step, detail }) => step === "imported" && detail["download"] === id,
    );
  if (isDone) {
    return { phase: "phase_complete", progress: null };
  }
  return gone_at
    ? { phase: "phase_gone", progress: null }
    : { phase: phase ? (`phase_${phase}` as Key) : null, progress };
}

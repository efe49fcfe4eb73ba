/** Put the entries of a timeline into words. */

import type { Step, TimelineEntry } from "../api/types.ts";
import type { Key } from "../texts/en.ts";
import { episodeRanges } from "./episodes.ts";
import { detailKey, type Phrase } from "./wording.ts";

export type Tone = "good" | "bad" | "plain";

export interface Told {
  phrase: Phrase;
  tone: Tone;
  /** What it was about, in texts of our own. */
  phrases: Phrase[];
  /** What it was about, in names and in a service's own words. */
  words: string[];
}

const TONES: Partial<Record<Step, Tone>> = {
  available: "good",
  declined: "bad",
  request_failed: "bad",
  request_deleted: "bad",
  download_failed: "bad",
  import_blocked: "bad",
  file_deleted: "bad",
  removed: "bad",
  not_matched: "bad",
  unavailable: "bad",
  attention: "bad",
};

const ATTENTION: Record<string, Key> = {
  import_blocked: "look_import_blocked",
  no_release: "look_no_release",
  download_stalled: "look_download_stalled",
  download_paused: "look_download_paused",
  download_error: "look_download_error",
  not_matched: "look_not_matched",
  not_in_jellyfin: "look_not_in_jellyfin",
  deleted_externally: "look_deleted",
  service_down: "look_service_down",
};

const FILES: Record<string, Key> = {
  deleted: "files_deleted",
  kept: "files_kept",
};

/** Say what an entry tells. */
export function tell(
  entry: Pick<TimelineEntry, "step" | "items" | "detail">,
  arr: string,
  formatBytes: (bytes: number) => string,
): Told {
  const { step, items, detail } = entry;
  const phrases: Phrase[] = [];
  const words: string[] = items.length ? [episodeRanges(items)] : [];
  for (const name of ["quality", "group", "indexer"]) {
    if (detail[name]) {
      words.push(String(detail[name]));
    }
  }
  if (Number(detail.size) > 0) {
    words.push(formatBytes(Number(detail.size)));
  }
  const files = FILES[String(detail.files ?? "")];
  if (files) {
    phrases.push({ key: files });
  }
  const reason = detail.reason ? String(detail.reason) : "";
  const look = step === "attention" ? ATTENTION[reason] : undefined;
  const message = String(detail.message ?? "");
  if (look) {
    phrases.push({ key: look, values: { arr, detail: message } });
  }
  for (const text of [
    step === "attention" ? "" : reason,
    look === "look_service_down" ? "" : message,
    String(detail.detail ?? ""),
  ]) {
    const key = detailKey(text);
    if (key) {
      phrases.push({ key });
    } else if (text) {
      words.push(text);
    }
  }
  return {
    phrase: headlineOf(step, detail),
    tone: TONES[step] ?? "plain",
    phrases,
    words,
  };
}

function headlineOf(step: Step, detail: TimelineEntry["detail"]): Phrase {
  if (step === "requested") {
    return detail.requested_by
      ? {
          key: "step_requested",
          values: { person: String(detail.requested_by) },
        }
      : { key: "step_requested_plain" };
  }
  return { key: `step_${step}` };
}

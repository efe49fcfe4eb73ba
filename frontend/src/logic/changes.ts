/** Bring rows up to date with what a subscription tells. */

import type { FeedEvent, Row } from "../api/types.ts";

export interface Applied {
  rows: Map<string, Row>;
  ids: Set<string>;
}

/** Return the rows after an event, and the ids of those that differ from before. */
export function applyEvent(
  before: ReadonlyMap<string, Row>,
  event: Exclude<FeedEvent, { loaded: false }>,
): Applied {
  if (event.loaded) {
    const rows = new Map(event.requests.map((row) => [row.id, row]));
    return { rows, ids: new Set([...before.keys(), ...rows.keys()]) };
  }
  const rows = new Map(before);
  const ids = new Set<string>();
  for (const row of event.added ?? []) {
    rows.set(row.id, row);
    ids.add(row.id);
  }
  for (const fields of event.changed ?? []) {
    const row = rows.get(fields.id);
    if (row) {
      rows.set(fields.id, { ...row, ...fields });
      ids.add(fields.id);
    }
  }
  for (const id of event.removed ?? []) {
    if (rows.delete(id)) {
      ids.add(id);
    }
  }
  return { rows, ids };
}

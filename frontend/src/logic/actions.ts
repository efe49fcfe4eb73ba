/** Know what can be done to a request, as far as the integration offers it. */

import type { Row } from "../api/types.ts";
import type { Key } from "../texts/en.ts";
import { isActive } from "./filters.ts";

export interface Action {
  /** What the integration calls it, in its features and in its command. */
  feature: "retry" | "check";
  key: Key;
  adminsOnly: boolean;
  fits: (row: Pick<Row, "state" | "attention">) => boolean;
}

const ACTIONS: readonly Action[] = [
  {
    feature: "retry",
    key: "retry",
    adminsOnly: true,
    fits: ({ state, attention }) =>
      state === "failed" || state === "searching" || attention !== null,
  },
  { feature: "check", key: "check", adminsOnly: false, fits: isActive },
];

/** Return the actions that make sense for a request and are there for the user. */
export function offeredActions(
  features: ReadonlySet<string>,
  isAdmin: boolean,
  row: Pick<Row, "state" | "attention">,
): Action[] {
  return ACTIONS.filter(
    ({ feature, adminsOnly, fits }) =>
      features.has(feature) && (isAdmin || !adminsOnly) && fits(row),
  );
}

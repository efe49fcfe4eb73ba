/** Know what can be done to a request, as far as the integration offers it. */

import type { Row } from "../api/types.ts";
import type { Key } from "../texts/en.ts";
import { isActive } from "./filters.ts";

export interface Action {
  /** What the integration calls it among its features. */
  feature: "retry" | "check" | "delete";
  key: Key;
  adminsOnly: boolean;
  fits: (row: Pick<Row, "state" | "attention" | "archived">) => boolean;
}

const ACTIONS: readonly Action[] = [
  {
    feature: "retry",
    key: "retry",
    adminsOnly: true,
    fits: ({ state, attention, archived }) =>
      !archived &&
      (state === "failed" || state === "searching" || attention !== null),
  },
  {
    feature: "check",
    key: "check",
    adminsOnly: false,
    fits: (row) => !row.archived && isActive(row),
  },
  { feature: "delete", key: "delete", adminsOnly: true, fits: () => true },
];

/** Return the actions that make sense for a request and are there for the user. */
export function offeredActions(
  features: ReadonlySet<string>,
  isAdmin: boolean,
  row: Pick<Row, "state" | "attention" | "archived">,
): Action[] {
  return ACTIONS.filter(
    ({ feature, adminsOnly, fits }) =>
      features.has(feature) && (isAdmin || !adminsOnly) && fits(row),
  );
}

const OUTCOMES: Record<string, Key> = {
  available: "outcome_available",
  on_its_way: "outcome_on_its_way",
  not_aired: "outcome_not_aired",
  sent_again: "outcome_sent_again",
  searching: "outcome_searching",
  found: "outcome_found",
  nothing_found: "outcome_nothing_found",
};

/** Say what came of an action. */
export function outcomeKey(answer: {
  outcome?: string;
  available?: boolean;
}): Key {
  if (answer.outcome !== undefined) {
    return OUTCOMES[answer.outcome] ?? "action_done";
  }
  return answer.available ? "outcome_available" : "outcome_not_there";
}

/** Ask the integration. */

import type { Connection } from "./hass.ts";
import type {
  FullRequest,
  HistoryPage,
  HistoryQuery,
  Person,
  Service,
} from "./types.ts";

/** Return everything about a request; reject for one that does not exist. */
export function getRequest(
  connection: Connection,
  id: string,
): Promise<FullRequest> {
  return connection.sendMessagePromise({
    type: "status_tracker/requests/get",
    request_id: id,
  });
}

/** Return one page of the requests that have finished. */
export function listHistory(
  connection: Connection,
  query: HistoryQuery,
): Promise<HistoryPage> {
  return connection.sendMessagePromise({
    type: "status_tracker/requests/list",
    scope: "all",
    states: query.state ? [query.state] : ["available", "failed"],
    offset: query.offset,
    limit: query.limit,
    ...(query.text ? { text: query.text } : {}),
    ...(query.media_type ? { media_type: query.media_type } : {}),
    ...(query.requested_by ? { requested_by: query.requested_by } : {}),
    ...(query.source ? { library: query.source === "library" } : {}),
  });
}

/** Return all who ever asked for something. */
export async function listPeople(connection: Connection): Promise<Person[]> {
  const answer = await connection.sendMessagePromise<{ people: Person[] }>({
    type: "status_tracker/requests/people",
  });
  return answer.people;
}

/** Return what is known of each service. */
export async function listServices(connection: Connection): Promise<Service[]> {
  const answer = await connection.sendMessagePromise<{ services: Service[] }>({
    type: "status_tracker/services/list",
  });
  return answer.services;
}

/** Do something about a request, and return what came of it. */
export function act(
  connection: Connection,
  action: "check" | "retry",
  id: string,
): Promise<{ outcome?: string; available?: boolean }> {
  return connection.sendMessagePromise({
    type: `status_tracker/requests/${action}`,
    request_id: id,
  });
}

/** Return an error as a person may read it. */
export function errorText(error: unknown): string {
  if (error && typeof error === "object" && "message" in error) {
    return String(error.message);
  }
  return String(error);
}

/** Tell whether an answer says that what was asked for does not exist. */
export function isNotFound(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    error.code === "not_found"
  );
}

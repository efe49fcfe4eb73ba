/** Know which page an address names. */

export type Page =
  | { name: "active" }
  | { name: "history" }
  | { name: "services" }
  | { name: "deletions" }
  | { name: "request"; id: string };

/** Return the page of a path below the panel's own. */
export function pageOf(path: string): Page {
  const [name, id] = path.replace(/^\/+/, "").split("/");
  if (name === "history" || name === "services" || name === "deletions") {
    return { name };
  }
  if (name === "request" && id) {
    return { name, id: decoded(id) };
  }
  return { name: "active" };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

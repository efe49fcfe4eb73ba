/** What the integration sends: the rows, requests and services of its commands. */

export type RequestState =
  | "requested"
  | "approved"
  | "searching"
  | "grabbing"
  | "downloading"
  | "downloaded"
  | "importing"
  | "anime_matching"
  | "available"
  | "failed";

export type ItemState =
  | "unaired"
  | "wanted"
  | "grabbing"
  | "downloading"
  | "downloaded"
  | "importing"
  | "anime_matching"
  | "available"
  | "failed";

export type MediaType = "movie" | "tv";

export type AttentionReason =
  | "no_release"
  | "download_stalled"
  | "download_paused"
  | "download_error"
  | "import_blocked"
  | "not_matched"
  | "not_in_jellyfin"
  | "deleted_externally"
  | "service_down";

export type FailureReason =
  "declined" | "request_failed" | "download_failed" | "deleted";

export type ServiceName =
  "seerr" | "radarr" | "sonarr" | "qbittorrent" | "shoko" | "jellyfin";

export type Step =
  | "requested"
  | "approved"
  | "declined"
  | "request_failed"
  | "request_deleted"
  | "added"
  | "searched"
  | "grabbed"
  | "download_started"
  | "downloaded"
  | "download_failed"
  | "download_removed"
  | "imported"
  | "import_blocked"
  | "file_deleted"
  | "removed"
  | "detected"
  | "matched"
  | "not_matched"
  | "hinted"
  | "available"
  | "unavailable"
  | "attention";

export interface Counts {
  wanted: number;
  unaired: number;
  waiting: number;
  grabbing: number;
  downloading: number;
  downloaded: number;
  importing: number;
  anime_matching: number;
  available: number;
  failed: number;
}

/** What every list knows of a request, also of one that was archived. */
export interface Headline {
  id: string;
  media_type: MediaType;
  title: string;
  year: number | null;
  poster: string | null;
  is_anime: boolean | null;
  origin: "seerr" | "arr" | "library";
  requested_by: string | null;
  state: RequestState;
  finished_at: string | null;
  jellyfin_id: string | null;
  jellyfin_url: string | null;
  jellyfin_local_url?: string | null;
  archived?: boolean;
}

/** A live request. Progress is 0 to 1; size in bytes, speed per second, eta in s. */
export interface Row extends Headline {
  original_title: string | null;
  seasons: number[] | null;
  is_4k: boolean | null;
  progress: number | null;
  size: number | null;
  speed: number | null;
  eta: number | null;
  counts: Counts;
  attention: {
    reason: AttentionReason;
    since: string;
    detail: string | null;
  } | null;
  failure: { reason: FailureReason; detail: string | null } | null;
  created_at: string;
  updated_at: string;
  progressed_at: string | null;
  next_air: string | null;
}

export interface Item {
  number: number | null;
  absolute: number | null;
  title: string | null;
  air_date: string | null;
  state: ItemState;
  progress: number | null;
  download: string | null;
  quality: string | null;
  size: number | null;
  jellyfin_id: string | null;
}

export interface ItemGroup {
  season: number | null;
  items: Item[];
}

/** A season and an episode of it. */
export type EpisodeKey = [number, number];

interface Happening {
  at: string;
  messages: string[];
}

export interface Download {
  id: string;
  release: string | null;
  quality: string | null;
  indexer: string | null;
  group: string | null;
  client: string | null;
  items: EpisodeKey[];
  phase: string | null;
  progress: number | null;
  size: number | null;
  speed: number | null;
  eta: number | null;
  message: string | null;
  grabbed_at: string | null;
  started_at: string | null;
  completed_at: string | null;
  gone_at: string | null;
  failed: Happening | null;
  blocked: Happening | null;
}

export interface TimelineEntry {
  at: string;
  until: string;
  step: Step;
  service: ServiceName | "tracker";
  instance: string | null;
  items: EpisodeKey[];
  detail: Record<string, string | number>;
  inferred: boolean;
}

export interface MediaIds {
  tmdb: number | null;
  tvdb: number | null;
  imdb: string | null;
  anidb: number | null;
  shoko_series: number | null;
  jellyfin: string | null;
}

/** What of a title was deleted elsewhere, and who still has it. */
export interface Deleted {
  told: {
    at: string;
    service: ServiceName;
    instance: string | null;
    part: "request" | "title" | "files" | "items";
    items: EpisodeKey[];
    reason: string | null;
  }[];
  remains: {
    service: ServiceName;
    part: "request" | "title" | "files" | "torrents" | "items";
    items: EpisodeKey[];
    seen_at: string;
  }[];
}

/** Everything about one request. */
export interface FullRequest extends Row {
  archived: boolean;
  overview: string | null;
  aliases: string[];
  ids: MediaIds;
  seerr: { instance: string; id: number } | null;
  arr: { instance: string; id: number; present: boolean }[];
  wish: { status: string; at: string; reason: string | null } | null;
  deleted: Deleted | null;
  item_groups: ItemGroup[];
  downloads: Download[];
  timeline: TimelineEntry[];
}

/** A service instance; its address is told to administrators only. */
export interface Service {
  id: string;
  service: ServiceName;
  name: string;
  reachable: boolean | null;
  since: string | null;
  version: string | null;
  has_webhook: boolean;
  last_webhook: string | null;
  last_event: string | null;
  webhooks: number;
  refused: number;
  last_refusal: string | null;
  last_error: string | null;
  /** Of a service without webhooks: whether its live feed is open. */
  webhook_ready?: boolean | null;
  webhook_problem?: string | null;
  url?: string;
}

/** What a subscriber is told: everything at first, then what changed. */
export type FeedEvent =
  | { loaded: false }
  | { loaded: true; requests: Row[]; features?: string[] }
  | {
      loaded?: undefined;
      added?: Row[];
      changed?: (Partial<Row> & { id: string })[];
      removed?: string[];
    };

/** Somebody who asked for something, by the name in Seerr. */
export interface Person {
  name: string;
  is_user: boolean;
}

export interface HistoryQuery {
  text: string;
  media_type: MediaType | "";
  state: "available" | "failed" | "";
  requested_by: string;
  source: "wished" | "library" | "";
  offset: number;
  limit: number;
}

export interface HistoryPage {
  total: number;
  requests: Headline[];
}

/** Draw icons without asking Home Assistant for them. */

import {
  mdiAlertCircleOutline,
  mdiArrowLeft,
  mdiCalendarClock,
  mdiCheck,
  mdiCheckCircleOutline,
  mdiChevronDown,
  mdiChevronLeft,
  mdiChevronRight,
  mdiCircleOutline,
  mdiDeleteOutline,
  mdiCloseCircleOutline,
  mdiDownloadCircleOutline,
  mdiFolderMoveOutline,
  mdiHandBackRightOutline,
  mdiHandHeartOutline,
  mdiHelpCircleOutline,
  mdiLanConnect,
  mdiLanDisconnect,
  mdiMagnify,
  mdiMenu,
  mdiMovieOpenOutline,
  mdiOpenInNew,
  mdiPlay,
  mdiPlayCircleOutline,
  mdiProgressDownload,
  mdiPuzzleOutline,
  mdiRefresh,
  mdiSync,
  mdiTelevisionClassic,
  mdiThumbUpOutline,
} from "@mdi/js";
import { svg, type TemplateResult } from "lit";

import type { ItemState, RequestState } from "../api/types.ts";

/** The icons of states are those of the sensors. */
export const STATE_ICONS: Readonly<Record<RequestState | ItemState, string>> = {
  requested: mdiHandHeartOutline,
  approved: mdiThumbUpOutline,
  searching: mdiMagnify,
  wanted: mdiCircleOutline,
  unaired: mdiCalendarClock,
  grabbing: mdiHandBackRightOutline,
  downloading: mdiProgressDownload,
  downloaded: mdiDownloadCircleOutline,
  importing: mdiFolderMoveOutline,
  anime_matching: mdiPuzzleOutline,
  available: mdiPlayCircleOutline,
  failed: mdiCloseCircleOutline,
};

export const ICONS = {
  alert: mdiAlertCircleOutline,
  back: mdiArrowLeft,
  check: mdiCheckCircleOutline,
  delete: mdiDeleteOutline,
  done: mdiCheck,
  down: mdiLanDisconnect,
  expand: mdiChevronDown,
  link: mdiOpenInNew,
  menu: mdiMenu,
  movie: mdiMovieOpenOutline,
  next: mdiChevronRight,
  previous: mdiChevronLeft,
  retry: mdiRefresh,
  search: mdiMagnify,
  sync: mdiSync,
  tv: mdiTelevisionClassic,
  unknown: mdiHelpCircleOutline,
  up: mdiLanConnect,
  watch: mdiPlay,
} as const;

/** Return an icon; it says nothing to a screen reader. */
export function icon(path: string, className = ""): TemplateResult {
  return svg`<svg viewBox="0 0 24 24" aria-hidden="true" class=${className}><path d=${path}></path></svg>`;
}

/** What a dialog looks like. */

import { css } from "lit";

export const dialogStyles = css`
  dialog {
    color: inherit;
    display: flex;
    flex-direction: column;
    gap: 12px;
    max-height: min(90dvh, 800px);
    max-width: min(640px, calc(100vw - 24px));
    padding: 20px;
    width: 100%;
  }
  dialog:not([open]) {
    display: none;
  }
  dialog::backdrop {
    background: rgba(0, 0, 0, 0.5);
  }
  h2 {
    font-size: var(--ha-font-size-xl);
    font-weight: var(--ha-font-weight-normal);
    overflow-wrap: anywhere;
  }
  .content {
    overflow: auto;
  }
  .sum {
    padding-block: 8px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    justify-content: end;
  }
  .danger {
    background: color-mix(in srgb, var(--st-failed) 18%, transparent);
    border-color: var(--st-failed);
  }
`;

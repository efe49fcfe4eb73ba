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
    font-size: var(--ha-font-size-xl, 20px);
    font-weight: var(--ha-font-weight-normal, 400);
    overflow-wrap: anywhere;
  }
  .content {
    overflow: auto;
  }
  .options {
    display: grid;
    gap: 4px;
    padding-block-end: 8px;
  }
  label {
    align-items: center;
    display: flex;
    gap: 10px;
    min-height: 36px;
  }
  input[type="checkbox"] {
    accent-color: var(--primary-color);
    height: 18px;
    min-height: 0;
    width: 18px;
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

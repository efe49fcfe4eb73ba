/** What all parts look like: Home Assistant's own colours and measures. */

import { css } from "lit";

export const base = css`
  :host {
    display: block;
    color: var(--primary-text-color);
    font-family: var(--ha-font-family-body);
    font-size: var(--ha-font-size-m);
    line-height: 1.45;
    --st-requested: var(--grey-color);
    --st-approved: var(--blue-grey-color);
    --st-searching: var(--indigo-color);
    --st-grabbing: var(--purple-color);
    --st-downloading: var(--blue-color);
    --st-downloaded: var(--cyan-color);
    --st-importing: var(--teal-color);
    --st-anime_matching: var(--amber-color);
    --st-available: var(--green-color);
    --st-failed: var(--error-color);
    --st-attention: var(--warning-color);
    --st-wanted: var(--divider-color);
    --st-unaired: var(--divider-color);
    --st-line: var(--divider-color);
    --st-soft: var(--secondary-background-color);
    --st-quiet: var(--secondary-text-color);
    --st-radius: var(--ha-border-radius-lg);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3,
  p,
  a,
  button,
  dd,
  dt,
  label,
  li,
  span,
  summary,
  time {
    text-align: match-parent;
    text-align: -webkit-match-parent;
    unicode-bidi: plaintext;
  }
  a {
    color: inherit;
  }
  svg {
    fill: currentcolor;
    flex: none;
    height: 20px;
    width: 20px;
  }
  :focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
  .quiet {
    color: var(--st-quiet);
  }
  .hidden {
    clip-path: inset(50%);
    height: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
    width: 1px;
  }
  .surface {
    background: var(--ha-card-background, var(--card-background-color));
    border: var(--ha-card-border-width, 1px) solid
      var(--ha-card-border-color, var(--st-line));
    border-radius: var(--ha-card-border-radius, var(--st-radius));
    box-shadow: var(--ha-card-box-shadow, none);
  }
`;

export const controls = css`
  button,
  select,
  input,
  .button {
    align-items: center;
    background: none;
    border: 1px solid var(--st-line);
    border-radius: 20px;
    color: var(--primary-text-color);
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    gap: 6px;
    min-height: 36px;
    padding: 4px 14px;
    text-decoration: none;
  }
  select,
  input {
    background-color: var(--ha-card-background, var(--card-background-color));
  }
  option {
    background-color: var(--card-background-color);
    color: var(--primary-text-color);
  }
  button:hover,
  .button:hover,
  select:hover {
    border-color: var(--st-quiet);
  }
  button:disabled {
    cursor: default;
    opacity: 0.5;
  }
  button[aria-pressed="true"],
  .button.strong {
    background-color: color-mix(in srgb, var(--primary-color) 20%, transparent);
    border-color: var(--primary-color);
  }
  .button.icon,
  button.icon {
    border-color: transparent;
    height: 44px;
    justify-content: center;
    padding: 0;
    width: 44px;
  }
  button.plain {
    border-color: transparent;
    padding-inline: 8px;
  }
  @media (pointer: coarse) {
    button,
    select,
    input,
    .button {
      min-height: 44px;
    }
  }
`;

export const bars = css`
  .bar {
    background: var(--st-wanted);
    border-radius: 3px;
    display: flex;
    gap: 1px;
    height: 6px;
    overflow: hidden;
  }
  .bar > * {
    transition: flex-grow 0.4s linear;
  }
  .whole {
    background: var(--state);
  }
  .part {
    background: color-mix(in srgb, var(--state) 35%, transparent);
  }
  .fill {
    background: var(--state);
    height: 100%;
    transition: width 0.4s linear;
  }
  .pill {
    align-items: center;
    background: color-mix(in srgb, var(--state) 18%, transparent);
    border-radius: 14px;
    display: inline-flex;
    gap: 4px;
    padding-block: 2px;
    padding-inline: 6px 10px;
    white-space: nowrap;
  }
  .pill svg {
    color: color-mix(in srgb, var(--state) 75%, var(--primary-text-color));
    height: 18px;
    width: 18px;
  }
  .notice {
    align-items: start;
    background: color-mix(in srgb, var(--st-attention) 16%, transparent);
    border-radius: 8px;
    display: flex;
    gap: 8px;
    padding: 8px 10px;
    --st-quiet: var(--primary-text-color);
  }
  .notice.bad {
    background: color-mix(in srgb, var(--st-failed) 14%, transparent);
  }
  .notice > svg {
    color: var(--st-attention);
  }
  .notice.bad > svg {
    color: var(--st-failed);
  }
`;

/** What the page of one request looks like. */

import { css } from "lit";

export const requestStyles = css`
  .way {
    padding-block-end: 12px;
  }
  .turn {
    transform: scaleX(var(--scale-direction, 1));
  }
  section,
  .box {
    margin-block-end: 12px;
  }
  .box {
    padding: 16px;
  }
  .hero {
    display: grid;
    gap: 16px 24px;
    grid-template-columns: minmax(120px, 220px) minmax(0, 1fr);
    padding: 16px;
  }
  .hero status-tracker-poster {
    align-self: start;
    width: 100%;
  }
  .body {
    display: flex;
    flex-direction: column;
    gap: 10px;
  }
  h2 {
    font-size: var(--ha-font-size-2xl);
    font-weight: var(--ha-font-weight-normal);
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  h3 {
    font-size: var(--ha-font-size-l);
    font-weight: var(--ha-font-weight-medium);
    padding-block-end: 12px;
  }
  h4 {
    font-size: inherit;
    font-weight: inherit;
    margin: 0;
    padding-block: 12px 4px;
  }
  h3 + h4 {
    padding-block-start: 0;
  }
  .state,
  .actions,
  .numbers {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 6px 14px;
  }
  .numbers {
    font-variant-numeric: tabular-nums;
  }
  .outcome:empty {
    margin-block-start: -10px;
  }
  .overview {
    max-width: 70ch;
  }
  .said,
  .release {
    overflow-wrap: anywhere;
  }
  .journey {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
  }
  .journey li {
    align-items: center;
    display: flex;
    flex-direction: column;
    gap: 2px;
    padding-inline: 4px;
    position: relative;
    text-align: center;
  }
  .journey .dot {
    align-items: center;
    background: var(--ha-card-background, var(--card-background-color));
    border: 2px solid var(--st-line);
    border-radius: 50%;
    display: flex;
    height: 28px;
    justify-content: center;
    position: relative;
    width: 28px;
    z-index: 1;
  }
  .journey li + li::before {
    background: var(--st-line);
    content: "";
    height: 2px;
    inset-block-start: 13px;
    inset-inline: -50% 50%;
    position: absolute;
  }
  .journey .done .dot {
    border-color: var(--st-available);
  }
  .journey .done svg {
    color: var(--st-available);
    height: 18px;
  }
  .journey li.done::before,
  .journey li.skipped::before,
  .journey li.current::before {
    background: var(--st-available) !important;
  }
  .journey .partly .dot {
    border-color: var(--st-available);
    border-style: dotted;
  }
  .journey .current .dot {
    background: var(--st-downloading);
    border-color: var(--st-downloading);
  }
  .journey .failed .dot {
    border-color: var(--st-failed);
  }
  .journey .failed svg {
    color: var(--st-failed);
  }
  .journey .ahead .stage {
    color: var(--st-quiet);
  }
  .journey .current .stage {
    font-weight: var(--ha-font-weight-bold);
  }
  .journey .lasted {
    font-variant-numeric: tabular-nums;
  }
  .downloads li {
    border-top: 1px solid var(--st-line);
    display: grid;
    gap: 6px;
    padding-block: 10px;
  }
  .downloads li:last-child {
    padding-block-end: 0;
  }
  .downloads li:first-child {
    border-top: 0;
    padding-block-start: 0;
  }
  .timeline li {
    display: grid;
    gap: 12px;
    grid-template-columns: 4.5em minmax(0, 1fr);
    padding-block: 6px;
  }
  .timeline time {
    font-variant-numeric: tabular-nums;
  }
  .timeline li > div {
    border-inline-start: 3px solid var(--st-line);
    padding-inline-start: 12px;
  }
  .timeline .good > div {
    border-color: var(--st-available);
  }
  .timeline .bad > div {
    border-color: var(--st-failed);
  }
  .inferred {
    font-style: italic;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .ids {
    display: grid;
    gap: 4px 16px;
    grid-template-columns: max-content minmax(0, 1fr);
    padding-block-start: 12px;
  }
  @media (max-width: 700px) {
    .hero {
      grid-template-columns: 96px minmax(0, 1fr);
      padding: 12px;
    }
    .overview {
      max-width: none;
    }
    .journey {
      grid-auto-flow: row;
    }
    .journey li {
      column-gap: 12px;
      display: grid;
      grid-template-columns: 28px 1fr;
      justify-items: start;
      padding-block: 6px;
      text-align: start;
    }
    .journey li > :not(.dot) {
      grid-column: 2;
    }
    .journey .dot {
      grid-row: 1 / span 2;
    }
    .journey li + li::before {
      content: none;
    }
    .journey li:not(:last-child)::after {
      background: var(--st-line);
      content: "";
      inset-block: 34px -6px;
      inset-inline-start: 17px;
      position: absolute;
      width: 2px;
    }
    .journey li.done::after,
    .journey li.skipped::after {
      background: var(--st-available) !important;
    }
  }
`;

/** What the card looks like in each of its layouts. */

import { css } from "lit";

export const cardStyles = css`
  ha-card {
    height: 100%;
    overflow: hidden;
    padding-block: 8px;
  }
  h2 {
    font-size: var(--ha-font-size-l);
    font-weight: var(--ha-font-weight-medium);
    padding: 4px 16px 8px;
  }
  .empty,
  .offline,
  .more {
    display: flex;
    gap: 8px;
    padding: 8px 16px;
  }
  .offline svg {
    color: var(--st-failed);
  }
  .name {
    overflow-wrap: anywhere;
  }
  .look {
    align-items: center;
    display: inline-flex;
    flex: none;
    gap: 4px;
  }
  .look svg {
    color: color-mix(in srgb, var(--state) 75%, var(--primary-text-color));
  }
  .alert {
    align-items: start;
    display: inline-flex;
    gap: 6px;
  }
  .alert svg {
    color: color-mix(
      in srgb,
      var(--st-attention) 75%,
      var(--primary-text-color)
    );
  }
  .list a,
  .compact a {
    text-decoration: none;
  }
  .list a:hover,
  .compact a:hover {
    background: color-mix(in srgb, var(--st-soft) 70%, transparent);
  }
  .list a:focus-visible,
  .compact a:focus-visible {
    outline-offset: -2px;
  }
  .list a {
    display: grid;
    gap: 12px;
    grid-template-columns: 56px minmax(0, 1fr);
    padding: 8px 16px;
  }
  .list .body {
    align-content: start;
    display: grid;
    gap: 2px;
  }
  .list .top {
    align-items: start;
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }
  .list .name {
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    display: -webkit-box;
    flex: 1 1 8em;
    font-weight: var(--ha-font-weight-medium);
    overflow: hidden;
  }
  .list .bar {
    margin-top: 4px;
  }
  .numbers {
    display: flex;
    flex-wrap: wrap;
    font-variant-numeric: tabular-nums;
    gap: 0 12px;
  }
  .compact a {
    align-items: center;
    display: flex;
    gap: 10px;
    min-height: 40px;
    padding: 4px 16px;
  }
  .compact .name {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .posters {
    display: flex;
    gap: 12px;
    overflow-x: auto;
    padding: 4px 16px 8px;
    scrollbar-width: thin;
  }
  .posters li {
    flex: 0 0 112px;
  }
`;

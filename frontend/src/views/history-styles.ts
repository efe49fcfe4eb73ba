/** What the history looks like. */

import { css } from "lit";

export const historyStyles = css`
  .line {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding-block-start: 12px;
  }
  .line .count {
    flex: 1;
  }
  input[type="checkbox"] {
    accent-color: var(--primary-color);
    height: 20px;
    min-height: 0;
    position: relative;
    width: 20px;
    z-index: 1;
  }
  .rows {
    margin-block: 12px;
    overflow: hidden;
  }
  .rows[aria-busy="true"] {
    opacity: 0.6;
  }
  .rows li {
    align-items: center;
    display: grid;
    gap: 4px 14px;
    grid-template-columns: 44px minmax(0, 1fr) auto 116px;
    padding: 8px 14px;
    position: relative;
  }
  .rows li.selecting {
    grid-template-columns: 20px 44px minmax(0, 1fr) auto 116px;
  }
  .rows li + li {
    border-top: 1px solid var(--st-line);
  }
  .rows li:hover {
    background: color-mix(in srgb, var(--st-soft) 70%, transparent);
  }
  status-tracker-poster {
    border-radius: 4px;
    width: 44px;
  }
  h2 {
    font-size: inherit;
    font-weight: var(--ha-font-weight-medium);
    overflow-wrap: anywhere;
  }
  h2 a {
    text-decoration: none;
  }
  h2 a::after {
    content: "";
    inset: 0;
    position: absolute;
  }
  h2 a:focus-visible {
    outline-offset: 0;
  }
  .watch {
    justify-self: end;
    position: relative;
    z-index: 1;
  }
  .end {
    align-items: end;
    display: flex;
    flex-direction: column;
    gap: 4px;
  }
  .empty {
    display: grid;
    gap: 8px;
    justify-items: center;
    padding: 48px 16px;
    text-align: center;
  }
  @media (max-width: 600px) {
    .rows li {
      grid-template-columns: 44px minmax(0, 1fr) auto;
      padding: 8px 10px;
    }
    .rows li.selecting {
      grid-template-columns: 20px 44px minmax(0, 1fr) auto;
    }
    .rows status-tracker-poster,
    input[type="checkbox"] {
      grid-row: 1 / span 2;
    }
    .end {
      align-items: center;
      flex-direction: row;
      flex-wrap: wrap;
      grid-column: -3;
      grid-row: 2;
    }
    .watch {
      grid-column: -2;
      grid-row: 1 / span 2;
    }
  }
`;

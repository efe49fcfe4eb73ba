/** What the frame of the panel looks like. */

import { css } from "lit";

export const panelStyles = css`
  :host {
    background: var(--primary-background-color);
    min-height: 100%;
  }
  header {
    background: var(--app-header-background-color, var(--primary-color));
    border-bottom: var(--app-header-border-bottom, none);
    color: var(--app-header-text-color, var(--text-primary-color, #fff));
    inset-block-start: 0;
    position: sticky;
    z-index: 4;
  }
  .title {
    align-items: center;
    display: flex;
    gap: 8px;
    height: var(--header-height);
    padding-inline: 16px;
  }
  .title .icon {
    color: inherit;
    margin-inline-start: -12px;
  }
  h1 {
    flex: 1;
    font-size: var(--ha-font-size-xl);
    font-weight: var(--ha-font-weight-normal);
  }
  .status {
    align-items: center;
    display: inline-flex;
    gap: 8px;
  }
  .status::before {
    background: var(--st-requested);
    border-radius: 50%;
    content: "";
    height: 10px;
    width: 10px;
  }
  .status.live::before {
    background: var(--st-available);
  }
  .status.lost::before,
  .status.absent::before {
    background: var(--st-failed);
  }
  nav {
    display: flex;
    overflow-x: auto;
    padding-inline: 8px;
  }
  nav a {
    border-bottom: 3px solid transparent;
    padding: 10px 16px 9px;
    text-decoration: none;
    white-space: nowrap;
  }
  nav a[aria-current] {
    border-color: currentcolor;
    font-weight: var(--ha-font-weight-medium);
  }
  nav a:focus-visible {
    outline-color: currentcolor;
    outline-offset: -4px;
  }
  .banner {
    align-items: center;
    background: color-mix(
      in srgb,
      var(--st-attention) 22%,
      var(--primary-background-color)
    );
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 10px 16px;
  }
  .banner.lost,
  .banner.absent {
    background: color-mix(
      in srgb,
      var(--st-failed) 22%,
      var(--primary-background-color)
    );
  }
  main {
    margin-inline: auto;
    max-width: 1500px;
    padding: 16px;
  }
  @media (max-width: 600px) {
    main {
      padding: 12px;
    }
  }
`;

// Theme, contrast, motion and zoom: by the system, unless the user's settings say otherwise.
import { client, type Settings } from './client';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const more = window.matchMedia('(prefers-contrast: more)');

const STEPS = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

class Appearance {
  /** What this machine keeps, as last known: another window may have set it. */
  settings = $state.raw<Settings>({ theme: 'system', contrast: 'system', motion: 'system', zoom: 1 });
  /** How large a window is drawn is its own affair; the next one begins as large as was set last. */
  #zoom = 1;

  /** Reads the settings of this machine and follows the system from then on. */
  async start(settings: Promise<Settings>): Promise<void> {
    this.settings = await settings;
    this.#show();
    dark.addEventListener('change', () => this.#show());
    more.addEventListener('change', () => this.#show());
    client().onSettings((changed) => {
      this.settings = changed;
      this.#show();
    });
    this.#zoom = this.settings.zoom;
    if (this.#zoom !== 1) await client().setZoom(this.#zoom);
  }

  /** Changes settings and keeps them. */
  async change(changed: Partial<Settings>): Promise<void> {
    this.settings = { ...this.settings, ...changed };
    this.#show();
    await client().setSettings(this.settings);
  }

  /** Enlarges or reduces the window by a step; 0 goes back to 100 %. */
  async zoom(by: 1 | -1 | 0): Promise<void> {
    const now = this.#zoom;
    const bigger = STEPS.find((step) => step > now + 0.01) ?? now;
    const smaller = STEPS.findLast((step) => step < now - 0.01) ?? now;
    const zoom = by === 0 ? 1 : by > 0 ? bigger : smaller;
    this.#zoom = zoom;
    await client().setZoom(zoom);
    await this.change({ zoom });
  }

  #show(): void {
    const { theme, contrast, motion } = this.settings;
    const root = document.documentElement;
    root.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    const high = contrast === 'system' ? more.matches : contrast === 'more';
    if (high) root.dataset['contrast'] = 'more';
    else delete root.dataset['contrast'];
    if (motion === 'reduced') root.dataset['motion'] = 'reduced';
    else delete root.dataset['motion'];
    // WebKitGTK draws Plex lighter than Chromium does; tokens.css evens it out.
    if (/Linux.*AppleWebKit/.test(navigator.userAgent) && !navigator.userAgent.includes('Chrome'))
      root.dataset['engine'] = 'webkitgtk';
  }
}

/** The one appearance. */
export const appearance = new Appearance();

/** Line icons, drawn with the current text colour. Decorative: the button beside them carries the name. */

import { html } from 'htm/preact';
import type { VNode } from 'preact';

const PATHS = {
  send: 'M12 19V5m0 0-6 6m6-6 6 6',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9V5h10v10h-4M5 9h10v10H5z',
  done: 'M5 12.5 10 17 19 7',
  again: 'M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4',
  fresh: 'M12 6v12M6 12h12',
  open: 'M9 6l6 6-6 6',
  down: 'M6 9l6 6 6-6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7 8c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5',
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }): VNode {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${PATHS[name]} /></svg>`;
}

/** «Hỏi với vai»: on whose behalf the demo answers. */

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Asker } from '../contract.ts';
import type { PageCatalogue } from './api.ts';
import { Icon } from './icons.ts';

const ROLES = [
  { value: 'leader', name: 'Lãnh đạo' },
  { value: 'staff', name: 'Cán bộ' },
] as const;

interface AskerPanelProps {
  asker: Asker;
  catalogue: PageCatalogue;
  onChange(asker: Asker): void;
}

export function AskerPanel({ asker, catalogue, onChange }: AskerPanelProps): VNode {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const summary = describe(asker, catalogue);

  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false);
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [open]);

  return html`
    <div class="asker" ref=${frame}>
      <button type="button" class="asker-button" ref=${opener} aria-expanded=${open ? 'true' : 'false'}
        aria-controls="asker-form" onClick=${() => setOpen(!open)}>
        <${Icon} name="person" />
        <span class="asker-summary">
          <span class=${summary ? 'asker-caption' : 'asker-caption needed'}>Hỏi với vai: </span>${summary || 'chưa chọn'}
        </span>
        <${Icon} name="down" />
      </button>
      ${open ? html`<${AskerForm} asker=${asker} catalogue=${catalogue} onChange=${onChange} onDone=${() => setOpen(false)} />` : null}
    </div>
  `;
}

function AskerForm({ asker, catalogue, onChange, onDone }: AskerPanelProps & { onDone(): void }): VNode {
  const locality = asker.locality ?? '';
  const units = unitsOf(catalogue, locality);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onDone();
  };
  return html`
    <form id="asker-form" class="asker-form" onSubmit=${submit}>
      <fieldset>
        <legend>Vai</legend>
        <div class="segments">
          ${ROLES.map(
            ({ value, name }) => html`
              <label>
                <input type="radio" name="role" value=${value} checked=${asker.role === value}
                  onChange=${() => onChange({ ...asker, role: value })} />
                <span>${name}</span>
              </label>
            `,
          )}
        </div>
      </fieldset>
      <label class="field">
        <span>Tỉnh, thành phố</span>
        <select value=${locality} onChange=${(event: Event) => onChange({ ...asker, unit: null, locality: chosen(event) })}>
          <option value="">Tất cả</option>
          ${catalogue.localities.map(({ slug, name }) => html`<option value=${slug} selected=${slug === locality}>${name}</option>`)}
        </select>
      </label>
      <label class="field">
        <span>Đơn vị</span>
        <select value=${asker.unit ?? ''} onChange=${(event: Event) => onChange({ ...asker, unit: chosen(event) })}>
          <option value="">Không chọn</option>
          ${units.map((name) => html`<option value=${name} selected=${name === asker.unit}>${name}</option>`)}
        </select>
      </label>
      <button type="submit" class="primary">Xong</button>
    </form>
  `;
}

/** Units of the chosen place; without one, of every place, each name once. */
function unitsOf(catalogue: PageCatalogue, locality: string): string[] {
  const lists = locality === '' ? Object.values(catalogue.units).flat() : (catalogue.units[locality] ?? []);
  return [...new Set(lists)].sort((a, b) => a.localeCompare(b, 'vi'));
}

function chosen(event: Event): string | null {
  return event.currentTarget instanceof HTMLSelectElement ? event.currentTarget.value || null : null;
}

function describe(asker: Asker, catalogue: PageCatalogue): string {
  const role = ROLES.find(({ value }) => value === asker.role)?.name;
  const place = catalogue.localities.find(({ slug }) => slug === asker.locality)?.name;
  const known = [role, asker.unit, place].filter((part) => part);
  return known.join(' · ');
}

/** The panel that shows a source: the quoted passage marked inside its section, with what stands around it. */

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Citation, PassageView } from '../contract.ts';
import { loadPassage, type Outcome } from './api.ts';
import { documentDetails } from './document-line.ts';
import { markCell, markQuote, type Stretch } from './highlight.ts';
import { Icon } from './icons.ts';

/** From this width on the panel stands beside the conversation instead of over it. */
const BESIDE = '(min-width: 64rem)';

/** Pixels of the text before the quoted part that stay in sight. */
const LEAD_IN = 72;

export function SourceSheet({ citation, onClose }: { citation: Citation; onClose(): void }): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const [outcome, setOutcome] = useState<Outcome<PassageView> | null>(null);
  const [attempt, setAttempt] = useState(0);
  const id = citation.passage;

  useEffect(() => {
    let current = true;
    setOutcome(null);
    if (id !== undefined) {
      loadPassage(id).then((loaded) => {
        if (current) setOutcome(loaded);
      });
    }
    return () => {
      current = false;
    };
  }, [id, attempt]);

  // Closing is done on the element at once, which also gives the focus back; its close event then ends the panel.
  const close = () => dialog.current?.close();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (window.matchMedia(BESIDE).matches) element.show();
    else element.showModal();
    const closeOnEscape = (event: KeyboardEvent) => {
      // A panel beside the conversation, unlike one over it, is not closed by the browser.
      if (event.key === 'Escape') element.close();
    };
    document.addEventListener('keydown', closeOnEscape);
    return () => document.removeEventListener('keydown', closeOnEscape);
  }, []);

  const view = outcome?.ok ? outcome.value : null;
  const title = view?.document.title ?? citation.title ?? citation.document;
  const details = view
    ? documentDetails(view.document, view.document.issuer ?? view.document.localityName)
    : documentDetails(citation);
  return html`
    <dialog class="sheet" ref=${dialog} aria-labelledby="sheet-title" onClose=${onClose} onClick=${(
      event: MouseEvent,
    ) => {
      // A click on the backdrop has the dialog itself as target.
      if (event.target === dialog.current) close();
    }}>
      <div class="sheet-inner">
        <div class="sheet-head">
          <div>
            <p class="eyebrow">Nguồn trích dẫn</p>
            <h2 id="sheet-title">${title}</h2>
            ${details ? html`<p class="muted">${details}</p>` : null}
          </div>
          <button type="button" class="round" aria-label="Đóng nguồn trích dẫn" title="Đóng (Esc)" onClick=${close}>
            <${Icon} name="close" />
          </button>
        </div>
        <div class="sheet-body" tabindex="0" role="region" aria-label="Nội dung trích">
          <p class="sheet-where">${citation.where}</p>
          ${view ? html`<${Passage} view=${view} quote=${citation.quote} />` : html`<${Without} citation=${citation} />`}
          ${id !== undefined && outcome === null ? html`<p class="muted" role="status">Đang mở văn bản…</p>` : null}
          ${
            outcome && !outcome.ok
              ? html`<p class="note" role="alert">${outcome.message}</p>
                  ${
                    outcome.mayRetry
                      ? html`<button type="button" class="quiet" onClick=${() => setAttempt(attempt + 1)}>
                          <${Icon} name="again" /><span>Thử lại</span>
                        </button>`
                      : null
                  }`
              : null
          }
        </div>
      </div>
    </dialog>
  `;
}

function Passage({ view, quote }: { view: PassageView; quote: string | undefined }): VNode {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What stands before may fill the panel; the quoted part is what was asked for. Only the panel scrolls.
    const [panel, quoted] = [frame.current?.closest('.sheet-body'), frame.current?.querySelector('.passage')];
    if (!panel || !quoted) return;
    const hidden = quoted.getBoundingClientRect().bottom - panel.getBoundingClientRect().bottom;
    if (hidden > 0) panel.scrollTop = quoted.getBoundingClientRect().top - panel.getBoundingClientRect().top - LEAD_IN;
  }, []);
  return html`
    <div ref=${frame}>
    ${
      view.section.length > 0
        ? html`<ol class="sheet-path" aria-label="Mục trong văn bản">${view.section.map((part) => html`<li>${part}</li>`)}</ol>`
        : null
    }
    ${view.before.map((text) => html`<p class="around">${text}</p>`)}
    ${view.row ? html`<${Row} row=${view.row} quote=${quote} />` : html`<p class="passage"><${Marked} stretches=${marked(view.text, quote)} /></p>`}
    ${view.after.map((text) => html`<p class="around">${text}</p>`)}
    </div>
  `;
}

/** A wide row is unreadable on a phone; heading and cell side by side are not. */
function Row({ row, quote }: { row: NonNullable<PassageView['row']>; quote: string | undefined }): VNode {
  return html`
    <table class="passage row-table">
      <tbody>
        ${row.cells.map(
          (cell, index) => html`
            <tr>
              <th scope="row">${row.header[index] || `Cột ${index + 1}`}</th>
              <td>${cell.trim() === '' ? html`<span class="muted">(để trống)</span>` : html`<${Marked} stretches=${markCell(cell, quote)} />`}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

/** What can be shown when the passage itself cannot be opened. */
function Without({ citation }: { citation: Citation }): VNode | null {
  return citation.quote === undefined ? null : html`<p class="passage"><mark>${citation.quote}</mark></p>`;
}

function Marked({ stretches }: { stretches: Stretch[] }): VNode {
  return html`${stretches.map((stretch) => (stretch.marked ? html`<mark>${stretch.text}</mark>` : stretch.text))}`;
}

/** Without a quote, or when it was put together from several places, the passage as a whole is the source. */
function marked(text: string, quote: string | undefined): Stretch[] {
  const stretches = markQuote(text, quote);
  return stretches.some((stretch) => stretch.marked) ? stretches : [{ text, marked: true }];
}

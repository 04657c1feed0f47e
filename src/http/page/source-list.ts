/** The sources of an answer, grouped by document; each place is a button that opens it. */

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Citation } from '../contract.ts';
import { documentDetails } from './document-line.ts';
import { Icon } from './icons.ts';

/** More than these would push the answer itself out of sight. */
const SHOWN_AT_FIRST = 4;

interface SourceListProps {
  citations: Citation[];
  opened: Citation | null;
  onOpen(citation: Citation): void;
}

export function SourceList({ citations, opened, onOpen }: SourceListProps): VNode {
  const [all, setAll] = useState(citations.length <= SHOWN_AT_FIRST + 1);
  const shown = all ? citations : citations.slice(0, SHOWN_AT_FIRST);
  return html`
    <div class="sources">
      <h2>Nguồn</h2>
      ${groupByDocument(shown).map(
        (group) => html`
          <div class="source-group">
            <p class="source-document">${group.title}${group.details ? html`<span class="muted"> · ${group.details}</span>` : null}</p>
            <div class="source-places">
              ${group.citations.map(
                (citation) => html`
                  <button type="button" class="source" aria-current=${citation === opened ? 'true' : null} onClick=${() => onOpen(citation)}>
                    <span>${citation.where}</span><${Icon} name="open" />
                  </button>
                `,
              )}
            </div>
          </div>
        `,
      )}
      ${
        all
          ? null
          : html`<button type="button" class="quiet" onClick=${() => setAll(true)}>
              <${Icon} name="down" /><span>Xem thêm ${citations.length - SHOWN_AT_FIRST} nguồn</span>
            </button>`
      }
    </div>
  `;
}

interface SourceGroup {
  title: string;
  details: string;
  citations: Citation[];
}

function groupByDocument(citations: Citation[]): SourceGroup[] {
  const groups = new Map<string, SourceGroup>();
  for (const citation of citations) {
    const group = groups.get(citation.document);
    if (group) {
      // The same row may prove two figures; one button is enough for it.
      const same = group.citations.some(
        (known) => known.where === citation.where && known.passage === citation.passage,
      );
      if (!same) group.citations.push(citation);
    } else {
      const title = citation.title ?? citation.document;
      groups.set(citation.document, { title, details: documentDetails(citation), citations: [citation] });
    }
  }
  return [...groups.values()];
}

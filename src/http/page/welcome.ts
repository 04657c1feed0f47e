/** The first screen: what this is, what it can do, and questions to begin with. */

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { PageCatalogue } from './api.ts';
import { documentDetails } from './document-line.ts';

const MOST_EXAMPLES = 8;

const ABILITIES = [
  { what: 'Tình hình chỉ tiêu', example: 'kết quả, đạt hay chưa, còn thiếu bao nhiêu' },
  { what: 'Trách nhiệm', example: 'đơn vị nào chủ trì, phối hợp, theo dõi' },
  { what: 'Điểm và xếp hạng', example: 'sở, ngành, huyện, xã' },
  { what: 'Thời hạn, văn bản', example: 'báo cáo gửi ai, khi nào; văn bản quy định gì' },
];

interface WelcomeProps {
  catalogue: PageCatalogue | null;
  onAsk(question: string): void;
}

export function Welcome({ catalogue, onAsk }: WelcomeProps): VNode {
  return html`
    <section class="welcome" aria-label="Giới thiệu">
      <h2>Kính chào anh/chị</h2>
      <p class="welcome-text">
        Tôi là <strong>trợ lý ảo tự động</strong>, tra cứu kế hoạch, chỉ tiêu và tình hình thực hiện. Số liệu nào cũng kèm
        nguồn; không có dữ liệu thì tôi nói là không có. Gõ không dấu cũng được.
      </p>
      <ul class="abilities">
        ${ABILITIES.map(({ what, example }) => html`<li><strong>${what}</strong><span>${example}</span></li>`)}
      </ul>
      ${
        catalogue && catalogue.examples.length > 0
          ? html`
              <h3 id="examples-title">Thử hỏi</h3>
              <ul class="examples" aria-labelledby="examples-title">
                ${catalogue.examples
                  .slice(0, MOST_EXAMPLES)
                  .map(
                    (question) =>
                      html`<li><button type="button" onClick=${() => onAsk(question)}>${question}</button></li>`,
                  )}
              </ul>
            `
          : null
      }
      ${catalogue && catalogue.documents.length > 0 ? html`<${Documents} documents=${catalogue.documents} />` : null}
    </section>
  `;
}

function Documents({ documents }: { documents: PageCatalogue['documents'] }): VNode {
  return html`
    <details class="documents">
      <summary>Đang có ${documents.length.toLocaleString('vi-VN')} văn bản</summary>
      <ul>
        ${documents.map(
          (document) => html`
            <li><span>${document.title}</span><span class="muted">${documentDetails(document, document.localityName)}</span></li>
          `,
        )}
      </ul>
    </details>
  `;
}

/** One question with what came of it: waiting, an answer, or a failure that can be tried again. */

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Citation } from '../contract.ts';
import { Answer } from './answer-view.ts';
import type { Exchange } from './conversation.ts';
import { Icon } from './icons.ts';

interface ExchangeProps {
  exchange: Exchange;
  last: boolean;
  onChoose(number: string, label: string): void;
  opened: Citation | null;
  onOpen(citation: Citation): void;
  onRetry(id: string): void;
}

export function ExchangeView({ exchange, last, onChoose, opened, onOpen, onRetry }: ExchangeProps): VNode {
  const element = useRef<HTMLElement>(null);
  const { state } = exchange;

  useEffect(() => {
    // The question goes to the top, so that an answer is read from its first line.
    if (last) element.current?.scrollIntoView({ block: 'start' });
  }, [last, state.kind]);

  return html`
    <article class="exchange" ref=${element}>
      <p class="question"><span class="visually-hidden">Anh/chị hỏi: </span>${exchange.shown}</p>
      ${
        state.kind === 'answered'
          ? html`<${Answer} reply=${state.reply} active=${last} onChoose=${onChoose} opened=${opened} onOpen=${onOpen} />`
          : null
      }
      ${
        state.kind === 'waiting'
          ? html`<p class="waiting" role="status"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>Đang tra cứu…</p>`
          : null
      }
      ${
        state.kind === 'failed'
          ? html`
              <div class="failure" role="alert">
                <p>${state.message}</p>
                ${
                  state.mayRetry && last
                    ? html`<button type="button" class="primary" onClick=${() => onRetry(exchange.id)}>
                        <${Icon} name="again" /><span>Thử lại</span>
                      </button>`
                    : null
                }
              </div>
            `
          : null
      }
    </article>
  `;
}

/** One answer: its text, chart, choices and sources. */

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AskReply, Choice, Citation } from '../contract.ts';
import { type AnswerBlock, readAnswer, readEmphasis } from './answer-text.ts';
import { BarChart } from './bar-chart.ts';
import { copyText } from './copy-text.ts';
import { FigureTable } from './figure-table.ts';
import { Icon } from './icons.ts';
import { SourceList } from './source-list.ts';

interface AnswerProps {
  reply: AskReply;
  /** Choices of older answers can no longer be made. */
  active: boolean;
  onChoose(number: string, label: string): void;
  /** The source that is shown beside the conversation now. */
  opened: Citation | null;
  onOpen(citation: Citation): void;
}

export function Answer({ reply, active, onChoose, opened, onOpen }: AnswerProps): VNode {
  const choices = reply.choices ?? [];
  const all = readAnswer(reply.answer);
  const listed = all.find((block) => block.kind === 'list' && isListOf(block, choices));
  // Sources and choices stand below as buttons; repeating them as text helps nobody who sees the page.
  const blocks = all.filter((block) => block !== listed && (block.kind !== 'source' || reply.citations.length === 0));
  return html`
    <div class="answer">
      <div class="answer-text">${blocks.map((block, index) => html`<${Block} key=${index} block=${block} />`)}</div>
      ${reply.chart && html`<${BarChart} chart=${reply.chart} />`}
      ${
        choices.length > 0
          ? html`<${Choices} choices=${choices} listed=${listed} active=${active} onChoose=${onChoose} />`
          : null
      }
      ${reply.citations.length > 0 ? html`<${SourceList} citations=${reply.citations} opened=${opened} onOpen=${onOpen} />` : null}
      <div class="answer-foot"><${CopyButton} text=${reply.answer} /></div>
    </div>
  `;
}

function Block({ block }: { block: AnswerBlock }): VNode {
  switch (block.kind) {
    case 'lead':
      return html`<p class="lead"><${Words} text=${block.text} /></p>`;
    case 'note':
      return html`<p class="note"><${Words} text=${block.text} /></p>`;
    case 'source':
      return html`<p class="muted"><${Words} text=${block.text} /></p>`;
    case 'paragraph':
      return html`<p><${Words} text=${block.lines.join('\n')} /></p>`;
    case 'facts':
      return html`
        <dl class="facts">
          ${block.items.map((item) => html`<div><dt>${item.label}</dt><dd><${Words} text=${item.value} /></dd></div>`)}
        </dl>
      `;
    case 'list': {
      const items = block.items.map(
        (item) =>
          html`<li class=${item.level ? 'nested' : null} value=${item.number}><${Words} text=${item.text} /></li>`,
      );
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'table':
      return html`<${FigureTable} header=${block.header} rows=${block.rows} />`;
  }
}

/** Line breaks are kept by the style sheet (`white-space: pre-line`). */
function Words({ text }: { text: string }): VNode {
  return html`${readEmphasis(text).map((part) => (part.strong ? html`<strong>${part.text}</strong>` : part.text))}`;
}

interface ChoicesProps extends Pick<AnswerProps, 'active' | 'onChoose'> {
  choices: Choice[];
  /** The same choices as the answer words them, often with figures that help to choose. */
  listed: AnswerBlock | undefined;
}

function Choices({ choices, listed, active, onChoose }: ChoicesProps): VNode {
  const words = listed?.kind === 'list' ? listed.items.map((item) => item.text) : choices.map(({ label }) => label);
  return html`
    <ol class="choices" aria-label="Chọn một mục">
      ${choices.map((choice, index) => {
        const number = String(index + 1);
        return html`
          <li>
            <button type="button" disabled=${!active} onClick=${() => onChoose(number, choice.label)}>
              <span class="choice-number">${number}</span><span>${words[index]}</span>
            </button>
          </li>
        `;
      })}
    </ol>
  `;
}

/** A list numbered 1, 2, 3… with as many items as there are choices. */
function isListOf(block: AnswerBlock & { kind: 'list' }, choices: Choice[]): boolean {
  return block.items.length === choices.length && block.items.every((item, index) => item.number === index + 1);
}

function CopyButton({ text }: { text: string }): VNode {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = async () => {
    setState((await copyText(text)) ? 'copied' : 'refused');
    setTimeout(() => setState('idle'), 2500);
  };
  const label = { idle: 'Sao chép', copied: 'Đã sao chép', refused: 'Trình duyệt không cho sao chép' }[state];
  return html`
    <button type="button" class="quiet" onClick=${copy}>
      <${Icon} name=${state === 'copied' ? 'done' : 'copy'} /><span aria-live="polite">${label}</span>
    </button>
  `;
}

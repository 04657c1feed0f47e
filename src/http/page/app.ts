/** The chat page as a whole: keeps the conversation, asks the server, opens sources. */

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Asker, AskRequest, Citation } from '../contract.ts';
import { askAssistant, loadCatalogue, type PageCatalogue } from './api.ts';
import { AskerPanel } from './asker-panel.ts';
import { Composer } from './composer.ts';
import { addQuestion, type Conversation, type Exchange, historyBefore, isWaiting, setState } from './conversation.ts';
import { ExchangeView } from './exchange-view.ts';
import { Icon } from './icons.ts';
import { recallAsker, recallConversation, rememberAsker, rememberConversation } from './remember.ts';
import { SourceSheet } from './source-sheet.ts';
import { Welcome } from './welcome.ts';

const ICON = new URL('./icon.svg', import.meta.url).href;

export function App(): VNode {
  const [conversation, setConversation] = useState<Conversation>(recallConversation);
  // A double click is faster than a render, so decisions look here and not at the state of the last render.
  const latest = useRef(conversation);
  const [asker, setAsker] = useState<Asker>(recallAsker);
  const [catalogue, setCatalogue] = useState<PageCatalogue | null>(null);
  const [source, setSource] = useState<Citation | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const underway = useRef(new AbortController());

  useEffect(() => {
    // Without the catalogue the page lacks examples and the choice of role, but it answers; so no error is shown.
    loadCatalogue().then((loaded) => setCatalogue(loaded.ok ? loaded.value : null));
    if (window.matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);
  useEffect(() => rememberConversation(conversation), [conversation]);

  const update = (next: Conversation) => {
    latest.current = next;
    setConversation(next);
  };
  const run = async (id: string) => {
    const sent = latest.current.find((exchange) => exchange.id === id)?.sent;
    if (sent === undefined) return;
    const request: AskRequest = { question: sent, history: historyBefore(latest.current, id) };
    if (catalogue?.demo) request.asker = asker;
    const outcome = await askAssistant(request, underway.current.signal);
    const state: Exchange['state'] = outcome.ok
      ? { kind: 'answered', reply: outcome.value }
      : { kind: 'failed', message: outcome.message, mayRetry: outcome.mayRetry };
    update(setState(latest.current, id, state));
  };
  const ask = (sent: string, shown = sent) => {
    if (isWaiting(latest.current)) return;
    const id = `${Date.now()}-${latest.current.length}`;
    update(addQuestion(latest.current, { id, sent, shown }));
    void run(id);
  };
  const retry = (id: string) => {
    if (isWaiting(latest.current)) return;
    update(setState(latest.current, id, { kind: 'waiting' }));
    void run(id);
  };
  const startAfresh = () => {
    underway.current.abort();
    underway.current = new AbortController();
    update([]);
    setSource(null);
    window.scrollTo({ top: 0 });
    field.current?.focus();
  };
  const changeAsker = (changed: Asker) => {
    setAsker(changed);
    rememberAsker(changed);
  };

  return html`
    <div class=${source ? 'page with-sheet' : 'page'}>
      <header class="top">
        <div class="top-inner">
          <img src=${ICON} alt="" width="36" height="36" />
          <div class="brand">
            <h1 class="brand-name">Trợ lý Chỉ tiêu</h1>
            <p class="brand-what">Kế hoạch, chỉ tiêu và tình hình thực hiện</p>
          </div>
          ${catalogue?.demo ? html`<${AskerPanel} asker=${asker} catalogue=${catalogue} onChange=${changeAsker} />` : null}
          ${
            conversation.length > 0
              ? html`<button type="button" class="fresh" onClick=${startAfresh} title="Cuộc trò chuyện mới">
                  <${Icon} name="fresh" /><span>Cuộc trò chuyện mới</span>
                </button>`
              : null
          }
        </div>
      </header>
      <main class="thread">
        ${conversation.length === 0 ? html`<${Welcome} catalogue=${catalogue} onAsk=${(question: string) => ask(question)} />` : null}
        <div role="log" aria-live="polite" aria-label="Cuộc trò chuyện">
          ${conversation.map(
            (exchange, index) => html`
              <${ExchangeView} key=${exchange.id} exchange=${exchange} last=${index === conversation.length - 1}
                onChoose=${(number: string, label: string) => ask(number, `${number}. ${label}`)}
                opened=${source} onOpen=${setSource} onRetry=${retry} />
            `,
          )}
        </div>
      </main>
      <section class="bottom" aria-label="Đặt câu hỏi"><${Composer} field=${field} waiting=${isWaiting(conversation)} onSend=${(question: string) => ask(question)} /></section>
      ${source ? html`<${SourceSheet} key=${`${source.document} ${source.where}`} citation=${source} onClose=${() => setSource(null)} />` : null}
    </div>
  `;
}

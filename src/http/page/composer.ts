/** Where the question is typed. Enter sends, Shift+Enter breaks the line. */

import { html } from 'htm/preact';
import type { Ref, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icons.ts';

const LONGEST_QUESTION = 2000;
const WARN_FROM = 1800;

interface ComposerProps {
  field: Ref<HTMLTextAreaElement> & { current: HTMLTextAreaElement | null };
  waiting: boolean;
  onSend(question: string): void;
}

export function Composer({ field, waiting, onSend }: ComposerProps): VNode {
  const [text, setText] = useState('');
  const ready = text.trim() !== '' && !waiting;

  useEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text, field]);

  const send = () => {
    if (!ready) return;
    onSend(text.trim());
    setText('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends a syllable in Vietnamese input methods; that one is not ours.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    send();
  };
  return html`
    <form class="composer" onSubmit=${onSubmit}>
      <label class="visually-hidden" for="question">Câu hỏi của anh/chị</label>
      <div class="composer-box">
        <textarea id="question" ref=${field} rows="1" maxlength=${LONGEST_QUESTION} value=${text} autocomplete="off"
          enterkeyhint="send" placeholder="Nhập câu hỏi…" aria-describedby="composer-hint"
          onInput=${(event: InputEvent) => {
            if (event.currentTarget instanceof HTMLTextAreaElement) setText(event.currentTarget.value);
          }} onKeyDown=${onKeyDown}></textarea>
        <button type="submit" class="send" aria-label="Gửi câu hỏi" title="Gửi (Enter)" disabled=${!ready}>
          <${Icon} name="send" />
        </button>
      </div>
      <p id="composer-hint" class="composer-hint">
        ${
          text.length >= WARN_FROM
            ? `${text.length.toLocaleString('vi-VN')}/${LONGEST_QUESTION.toLocaleString('vi-VN')} ký tự`
            : 'Trả lời tự động. Vui lòng xem nguồn trước khi dùng số liệu.'
        }
      </p>
    </form>
  `;
}

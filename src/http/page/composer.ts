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
  // The text lives in the field alone: whoever types and presses Enter is faster than a render.
  const [length, setLength] = useState(0);

  useEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [length, field]);

  const send = () => {
    const element = field.current;
    const question = element?.value.trim();
    if (!element || !question || waiting) return;
    onSend(question);
    element.value = '';
    setLength(0);
    element.focus();
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
        <textarea id="question" ref=${field} rows="1" maxlength=${LONGEST_QUESTION} autocomplete="off"
          enterkeyhint="send" placeholder="Nhập câu hỏi…" aria-describedby="composer-hint"
          onInput=${(event: InputEvent) => {
            if (event.currentTarget instanceof HTMLTextAreaElement) setLength(event.currentTarget.value.length);
          }} onKeyDown=${onKeyDown}></textarea>
        <button type="submit" class="send" aria-label="Gửi câu hỏi" title="Gửi (Enter)" disabled=${length === 0 || waiting}>
          <${Icon} name="send" />
        </button>
      </div>
      <p id="composer-hint" class="composer-hint">
        ${
          length >= WARN_FROM
            ? `${length.toLocaleString('vi-VN')}/${LONGEST_QUESTION.toLocaleString('vi-VN')} ký tự`
            : 'Trả lời tự động. Vui lòng xem nguồn trước khi dùng số liệu.'
        }
      </p>
    </form>
  `;
}

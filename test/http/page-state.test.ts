import { describe, expect, it } from 'vitest';
import type { AskReply } from '../../src/http/contract.ts';
import {
  addQuestion,
  type Conversation,
  historyBefore,
  isWaiting,
  restore,
  setState,
} from '../../src/http/page/conversation.ts';
import { documentDetails } from '../../src/http/page/document-line.ts';
import { markCell, markQuote } from '../../src/http/page/highlight.ts';

const REPLY: AskReply = { answer: 'Đạt.', citations: [], intent: 'indicator_status', ms: 1 };

function asked(...questions: string[]): Conversation {
  return questions.reduce<Conversation>(
    (conversation, sent) => addQuestion(conversation, { id: sent, sent, shown: sent }),
    [],
  );
}

describe('conversation', () => {
  it('sends the earlier questions that were answered, in order', () => {
    let conversation = asked('a', 'b', 'c', 'd');
    conversation = setState(conversation, 'a', { kind: 'answered', reply: REPLY });
    conversation = setState(conversation, 'b', { kind: 'failed', message: 'x', mayRetry: true });
    conversation = setState(conversation, 'c', { kind: 'answered', reply: REPLY });
    expect(historyBefore(conversation, 'd')).toEqual(['a', 'c']);
    expect(historyBefore(conversation, 'c')).toEqual(['a']);
  });

  it('ignores an answer to a question of an earlier conversation', () => {
    const conversation = asked('a');
    expect(setState(conversation, 'gone', { kind: 'answered', reply: REPLY })).toEqual(conversation);
    expect(isWaiting(conversation)).toBe(true);
  });

  it('survives a reload, with the open question ready to be asked again', () => {
    const conversation = setState(asked('a', 'b'), 'a', { kind: 'answered', reply: REPLY });
    const restored = restore(JSON.stringify(conversation));
    expect(restored[0]).toEqual(conversation[0]);
    expect(restored[1]?.state).toMatchObject({ kind: 'failed', mayRetry: true });
  });

  it.each([[null], ['{'], ['{}'], ['[1]'], ['[{"id":"a","sent":"a","shown":"a","state":{"kind":"answered"}}]']])(
    'starts afresh from %s',
    (stored) => {
      expect(restore(stored)).toEqual([]);
    },
  );
});

describe('quotation in its passage', () => {
  const marked = (text: string, quote: string) =>
    markQuote(text, quote)
      .filter((stretch) => stretch.marked)
      .map((stretch) => stretch.text);

  it('is found whatever the white space, letter case and quotation marks', () => {
    expect(marked('Trong quý, Tỷ lệ\n hồ sơ đạt 61,5%, tăng.', '“tỷ lệ hồ sơ đạt 61,5%”')).toEqual([
      'Tỷ lệ\n hồ sơ đạt 61,5%',
    ]);
  });

  it('may leave out a part', () => {
    expect(marked('Sở A chủ trì, phối hợp Sở B, hoàn thành trước 20/12.', 'Sở A chủ trì … trước 20/12')).toEqual([
      'Sở A chủ trì',
      'trước 20/12',
    ]);
  });

  it('keeps the text as it is', () => {
    const text = 'İstanbul  ĐẠT 5%\t';
    expect(
      markQuote(text, 'đạt 5%')
        .map((stretch) => stretch.text)
        .join(''),
    ).toBe(text);
    expect(marked(text, 'không có')).toEqual([]);
  });

  it('marks the cells of a row that it covers', () => {
    const quote = '2. Tỷ lệ hồ sơ | 80% | 61,5%';
    expect(markCell('61,5%', quote)).toEqual([{ text: '61,5%', marked: true }]);
    expect(markCell('Sở Nội vụ', quote)).toEqual([{ text: 'Sở Nội vụ', marked: false }]);
    expect(markCell('-', quote)).toEqual([{ text: '-', marked: false }]);
  });
});

describe('line of a document', () => {
  it('shows what is known', () => {
    expect(documentDetails({ number: '12/KH-UBND', issuedOn: '2031-03-28' }, 'Tỉnh Mẫu')).toBe(
      'Số 12/KH-UBND · ngày 28/03/2031 · Tỉnh Mẫu',
    );
    expect(documentDetails({ number: '/UBND-VP', issuedOn: null }, null)).toBe('Số …/UBND-VP');
    expect(documentDetails({})).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { gradeAnswer, lengthLimit } from '../../src/evaluation/grade-answer.ts';

const status = (must: string[][], must_not: string[] = []) => ({ intent: 'indicator_status', must, must_not });

describe('an answer passes', () => {
  it('when every group has one of its spellings, whatever the case, spaces, dashes and Unicode form', () => {
    const expected = status([['72,5%', '72.5%'], ['Bà Rịa - Vũng Tàu'], ['chưa đạt']]);
    const answer = 'CHƯA  ĐẠT:\n72.5%\u00a0(Bà Rịa – Vũng Tàu)'.normalize('NFD');
    expect(gradeAnswer(expected, answer)).toEqual([]);
  });

  it('when a spelling with a space in front stands at the very beginning, or one with a space behind at the end', () => {
    expect(gradeAnswer(status([[' 5%']]), '5%')).toEqual([]);
    expect(gradeAnswer(status([['hạng 3 ']]), 'Xếp hạng 3')).toEqual([]);
  });
});

describe('an answer fails', () => {
  it('and every group that is missing is named', () => {
    expect(gradeAnswer(status([['72,5%'], ['Sở Y tế', 'SYT'], ['đạt']]), 'Đạt.')).toEqual([
      { kind: 'missing', alternatives: ['72,5%'] },
      { kind: 'missing', alternatives: ['Sở Y tế', 'SYT'] },
    ]);
  });

  it('when the figure is only the end of another one', () => {
    expect(gradeAnswer(status([[' 5%']]), 'Mục tiêu là 85%.')).toHaveLength(1);
  });

  it('when diacritics are left out', () => {
    expect(gradeAnswer(status([['chưa đạt']]), 'chua dat')).toHaveLength(1);
  });

  it('when it says what it must not, even beside the right figure', () => {
    expect(gradeAnswer(status([['80%']], ['93,55%']), 'Đạt 80%, cũng có nơi 93,55%.')).toEqual([
      { kind: 'forbidden', text: '93,55%' },
    ]);
  });

  it('when it says nothing, even where nothing is required', () => {
    expect(gradeAnswer(status([]), ' \n')).toEqual([{ kind: 'empty' }]);
  });

  it('when a page is pasted instead of answering; lists may be longer', () => {
    const pasted = `72,5% ${'và '.repeat(500)}`;
    expect(gradeAnswer(status([['72,5%']]), pasted)).toEqual([
      { kind: 'too-long', length: pasted.length, limit: lengthLimit('indicator_status') },
    ]);
    expect(gradeAnswer({ intent: 'ranking', must: [['72,5%']], must_not: [] }, pasted)).toEqual([]);
  });
});

/** Which question texts are accepted at the edge. Everything else, emoji or SQL included, is the assistant's to answer. */
import { RequestError } from './errors.ts';

export const LONGEST_QUESTION = 2000;

/** Line breaks and tabs are typed by people; other control characters and undecodable bytes are not text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd\ufffe\uffff]/;

/** White space and the invisible characters that leave a question blank to the eye. */
const BLANK = /^(?:[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064]|\ufe0f)*$/;

/**
 * Throws `RequestError` (400) when the text is blank, too long or not text.
 * Length is counted in composed characters, so that the same words weigh the same in NFC and NFD.
 */
export function requireReadable(text: string, field: 'question' | 'history'): void {
  if (field === 'question' && BLANK.test(text)) {
    throw new RequestError(400, 'empty_question', 'Câu hỏi đang để trống. Vui lòng nhập nội dung cần hỏi.');
  }
  if (NOT_TEXT.test(text) || !text.isWellFormed()) {
    throw new RequestError(
      400,
      'unreadable_characters',
      'Nội dung có ký tự điều khiển hoặc dữ liệu nhị phân. Vui lòng gửi lại bằng văn bản (UTF-8).',
    );
  }
  const length = [...text.normalize('NFC')].length;
  if (length > LONGEST_QUESTION) {
    const what = field === 'question' ? 'Câu hỏi' : 'Một câu hỏi trước trong «history»';
    throw new RequestError(
      400,
      field === 'question' ? 'question_too_long' : 'history_too_long',
      `${what} dài ${length.toLocaleString('vi-VN')} ký tự, tối đa là ${LONGEST_QUESTION.toLocaleString('vi-VN')}. Vui lòng rút gọn.`,
    );
  }
}

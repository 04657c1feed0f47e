/** The front door of reading: a file's bytes become blocks, whatever text format it is in. */
import type { Block } from '../blocks.ts';
import { decodeText } from './decode-text.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';
import { readText } from './read-text.ts';
import { UnreadableDocumentError } from './unreadable-document-error.ts';

const READERS: Record<string, (text: string) => Block[]> = {
  txt: readText,
  md: readMarkdown,
  markdown: readMarkdown,
  html: readHtml,
  htm: readHtml,
};

/**
 * Reads a .txt, .md or .html file into paragraphs and tables in reading order.
 * @throws UnreadableDocumentError when the format is not a text format, or the file is empty, binary or undecodable.
 */
export function readBlocks(bytes: Uint8Array, fileName: string): Block[] {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const read = READERS[ending];
  if (!read) {
    throw new UnreadableDocumentError(
      'unsupported_format',
      `Không đọc được tệp "${fileName}": chưa hỗ trợ định dạng này. Hãy dùng tệp .txt, .md hoặc .html.`,
    );
  }
  const blocks = read(decodeText(bytes, fileName));
  if (blocks.length === 0) {
    throw new UnreadableDocumentError(
      'empty',
      `Tệp "${fileName}" không có nội dung đọc được. Hãy kiểm tra và gửi lại tệp có văn bản.`,
    );
  }
  return blocks;
}

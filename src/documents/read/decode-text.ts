/** Bytes of a text file → NFC text with '\n' line ends. */
import { UnreadableDocumentError } from './unreadable-document-error.ts';

/** Share of control characters above which a "text" is taken for something else. */
const MAX_CONTROL_SHARE = 0.01;

/**
 * Decodes UTF-8 (with or without BOM) and UTF-16 with BOM.
 * @throws UnreadableDocumentError when the bytes are empty, binary, or in an encoding that cannot be told.
 */
export function decodeText(bytes: Uint8Array, fileName: string): string {
  const text = decode(bytes, fileName)
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\f/g, '\n');
  refuseBinary(text, fileName);
  if (text.trim() === '') {
    throw new UnreadableDocumentError(
      'empty',
      `Tệp "${fileName}" không có nội dung. Hãy kiểm tra và gửi lại tệp có văn bản.`,
    );
  }
  return text;
}

function decode(bytes: Uint8Array, fileName: string): string {
  const encoding = encodingByMark(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    const binary = bytes.subarray(0, 4096).includes(0);
    throw binary
      ? binaryError(fileName, cause)
      : new UnreadableDocumentError(
          'encoding',
          `Tệp "${fileName}" không dùng bảng mã UTF-8 hay UTF-16 (có thể là TCVN3 hoặc VNI). Hãy mở tệp và lưu lại với bảng mã UTF-8.`,
          { cause },
        );
  }
}

function encodingByMark(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** A NUL or many control characters never occur in a text that a person wrote. */
function refuseBinary(text: string, fileName: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const controls = text.match(/[\u0000-\u0008\u000b\u000e-\u001f]/g)?.length ?? 0;
  if (text.includes('\u0000') || controls > text.length * MAX_CONTROL_SHARE) throw binaryError(fileName);
}

function binaryError(fileName: string, cause?: unknown): UnreadableDocumentError {
  return new UnreadableDocumentError(
    'binary',
    `Tệp "${fileName}" có đuôi văn bản nhưng nội dung là dữ liệu nhị phân. Hãy gửi đúng tệp gốc (.docx, .pdf, .xlsx) hoặc xuất lại thành văn bản UTF-8.`,
    cause === undefined ? undefined : { cause },
  );
}

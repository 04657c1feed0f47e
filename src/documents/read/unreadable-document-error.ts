/** What keeps a file from being read; the message is shown to the person who handed it in. */
export type UnreadableDocumentCode = 'unsupported_format' | 'empty' | 'binary' | 'encoding' | 'too_deep';

/** A file that cannot be turned into blocks. The message is one Vietnamese line: what is wrong and what to do. */
export class UnreadableDocumentError extends Error {
  override readonly name = 'UnreadableDocumentError';
  readonly code: UnreadableDocumentCode;

  constructor(code: UnreadableDocumentCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

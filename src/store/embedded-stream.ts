import { Duplex } from 'node:stream';

/** The other end of the stream: the backend as one connection sees it. */
export interface BackendLink {
  /** Takes whole protocol messages; the answer comes back through `receive` or `fail`. */
  send(batch: Uint8Array<ArrayBuffer>): void;
  end(): void;
}

export interface LinkListener {
  receive(bytes: Uint8Array): void;
  fail(error: Error): void;
}

/** Messages after which a backend answers: Query, Sync, Flush. The others wait for one of these. */
const ASKS_FOR_ANSWER = new Set([0x51, 0x53, 0x48]);
const TERMINATE = 0x58;
const LENGTH_BYTES = 4;

/**
 * The "socket" given to the pg driver. The backend has to be fed whole messages, and an extended query (parse, bind,
 * describe, execute, sync) in one piece: it has a single unnamed statement, and after an error it skips to the sync.
 */
export class BackendStream extends Duplex {
  readonly #open: (listener: LinkListener) => BackendLink;
  #link: BackendLink | undefined;
  #unread: Buffer = Buffer.alloc(0);
  #batch: Buffer[] = [];
  #started = false;

  constructor(open: (listener: LinkListener) => BackendLink) {
    super({ allowHalfOpen: false });
    this.#open = open;
  }

  /** Called by the driver in place of Socket.connect. */
  connect(): this {
    this.#link = this.#open({
      receive: (bytes) => {
        this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      },
      fail: (error) => {
        this.destroy(error);
      },
    });
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  override _read(): void {
    // Answers are pushed when they arrive; there is nothing to ask for.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#take(chunk);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#take(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#end();
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#end();
    done(error);
  }

  #end(): void {
    this.#link?.end();
    this.#link = undefined;
  }

  /** Cuts the bytes into messages; the very first one, the start-up message, has no type byte. */
  #take(bytes: Buffer): void {
    this.#unread = this.#unread.length > 0 ? Buffer.concat([this.#unread, bytes]) : bytes;
    for (;;) {
      const typeBytes = this.#started ? 1 : 0;
      if (this.#unread.length < typeBytes + LENGTH_BYTES) return;
      const size = typeBytes + this.#unread.readInt32BE(typeBytes);
      if (this.#unread.length < size) return;
      const message = this.#unread.subarray(0, size);
      const type = this.#started ? (message[0] ?? 0) : undefined;
      this.#unread = this.#unread.subarray(size);
      this.#started = true;
      if (type === TERMINATE) {
        this.#end();
        return;
      }
      this.#batch.push(message);
      if (type === undefined || ASKS_FOR_ANSWER.has(type)) this.#flush();
    }
  }

  /** Copies the batch into memory of its own, which the link may hand over to another thread. */
  #flush(): void {
    const size = this.#batch.reduce((sum, message) => sum + message.length, 0);
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const message of this.#batch) {
      bytes.set(message, at);
      at += message.length;
    }
    this.#batch = [];
    this.#link?.send(bytes);
  }

  // The rest of net.Socket that the driver calls; there is no network to tune.
  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  setTimeout(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

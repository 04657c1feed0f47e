/** Calls to our own server. A failure is a value with a Vietnamese reason, so that the page can show it. */
import type { AskReply, AskRequest, Catalogue, PassageView } from '../contract.ts';

export type Outcome<T> = { ok: true; value: T } | { ok: false; message: string; mayRetry: boolean };

export type PageCatalogue = Catalogue & { demo: boolean };

const PATIENCE_MS = 60_000;

export function askAssistant(request: AskRequest, stop: AbortSignal): Promise<Outcome<AskReply>> {
  return call<AskReply>('/api/ask', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal: AbortSignal.any([stop, AbortSignal.timeout(PATIENCE_MS)]),
  });
}

export function loadPassage(id: number): Promise<Outcome<PassageView>> {
  return call<PassageView>(`/api/passages/${id}`, { signal: AbortSignal.timeout(PATIENCE_MS) });
}

export function loadCatalogue(): Promise<Outcome<PageCatalogue>> {
  return call<PageCatalogue>('/api/catalogue', { signal: AbortSignal.timeout(PATIENCE_MS) });
}

async function call<T>(address: string, init: RequestInit): Promise<Outcome<T>> {
  try {
    const response = await fetch(address, init);
    if (response.ok) return { ok: true, value: (await response.json()) as T };
    return { ok: false, message: await reasonOf(response), mayRetry: response.status >= 429 };
  } catch (error) {
    const slow = error instanceof DOMException && error.name === 'TimeoutError';
    const message = slow
      ? 'Máy chủ trả lời quá lâu. Vui lòng thử lại.'
      : 'Không kết nối được máy chủ. Vui lòng kiểm tra đường mạng rồi thử lại.';
    return { ok: false, message, mayRetry: true };
  }
}

/** The server's own reason; a proxy in between may answer with something else. */
async function reasonOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body === 'object' && body !== null && 'error' in body) {
    const { error } = body;
    if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  }
  return `Máy chủ tạm thời chưa trả lời được (mã ${response.status}). Vui lòng thử lại sau ít phút.`;
}

/** What the browser keeps: the asker for next time, the conversation as long as the tab lives. */
import type { Asker } from '../contract.ts';
import { type Conversation, restore } from './conversation.ts';

const ASKER_KEY = 'tro-ly-chi-tieu.nguoi-hoi';
const CONVERSATION_KEY = 'tro-ly-chi-tieu.cuoc-tro-chuyen';

export function recallAsker(): Asker {
  const stored = read('localStorage', ASKER_KEY);
  if (stored === null) return {};
  try {
    const parsed: unknown = JSON.parse(stored);
    if (typeof parsed !== 'object' || parsed === null) return {};
    const { role, unit, locality } = parsed as Record<string, unknown>;
    return {
      ...(role === 'leader' || role === 'staff' ? { role } : {}),
      unit: typeof unit === 'string' ? unit : null,
      locality: typeof locality === 'string' ? locality : null,
    };
  } catch {
    // Not our JSON: as if nothing had been chosen yet.
    return {};
  }
}

export function rememberAsker(asker: Asker): void {
  write('localStorage', ASKER_KEY, JSON.stringify(asker));
}

export function recallConversation(): Conversation {
  return restore(read('sessionStorage', CONVERSATION_KEY));
}

export function rememberConversation(conversation: Conversation): void {
  write('sessionStorage', CONVERSATION_KEY, JSON.stringify(conversation));
}

/** Browsers refuse storage in some private modes and when it is full; the page works without it. */
function read(area: 'localStorage' | 'sessionStorage', key: string): string | null {
  try {
    return window[area].getItem(key);
  } catch {
    return null;
  }
}

function write(area: 'localStorage' | 'sessionStorage', key: string, value: string): void {
  try {
    window[area].setItem(key, value);
  } catch {
    // See read(): nothing to tell the user, only convenience is lost.
  }
}

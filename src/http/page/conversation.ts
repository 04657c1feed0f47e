/** The conversation of one browser tab, as data; everything that changes it is a pure function. */
import type { AskReply } from '../contract.ts';

export interface Exchange {
  id: string;
  /** What the server is asked; for a choice just its number. */
  sent: string;
  /** What the person sees as their own words. */
  shown: string;
  state:
    | { kind: 'waiting' }
    | { kind: 'answered'; reply: AskReply }
    | { kind: 'failed'; message: string; mayRetry: boolean };
}

export type Conversation = readonly Exchange[];

/** A follow-up rarely refers to more than the last few questions. */
const REMEMBERED = 10;

export function addQuestion(
  conversation: Conversation,
  question: Pick<Exchange, 'id' | 'sent' | 'shown'>,
): Conversation {
  return [...conversation, { ...question, state: { kind: 'waiting' } }];
}

/** Sets the state of one exchange; an exchange that is gone (a new conversation was begun) stays gone. */
export function setState(conversation: Conversation, id: string, state: Exchange['state']): Conversation {
  return conversation.map((exchange) => (exchange.id === id ? { ...exchange, state } : exchange));
}

/** Questions before the given one that were answered, oldest first: what the server needs to understand a follow-up. */
export function historyBefore(conversation: Conversation, id: string): string[] {
  const end = conversation.findIndex((exchange) => exchange.id === id);
  const earlier = end < 0 ? conversation : conversation.slice(0, end);
  return earlier
    .filter((exchange) => exchange.state.kind === 'answered')
    .map((exchange) => exchange.sent)
    .slice(-REMEMBERED);
}

export function isWaiting(conversation: Conversation): boolean {
  return conversation.at(-1)?.state.kind === 'waiting';
}

/** Reads back what `JSON.stringify` kept; a question that was still waiting when the page closed may be asked again. */
export function restore(stored: string | null): Conversation {
  if (stored === null) return [];
  try {
    const parsed: unknown = JSON.parse(stored);
    if (!Array.isArray(parsed) || !parsed.every(isExchange)) return [];
    return parsed.map((exchange) =>
      exchange.state.kind === 'waiting'
        ? { ...exchange, state: { kind: 'failed', message: 'Câu hỏi chưa được trả lời.', mayRetry: true } }
        : exchange,
    );
  } catch {
    // Written by an older version of the page: a fresh start is all that can be done, and nothing of value is lost.
    return [];
  }
}

function isExchange(value: unknown): value is Exchange {
  if (typeof value !== 'object' || value === null) return false;
  if (!('id' in value && 'sent' in value && 'shown' in value && 'state' in value)) return false;
  const { state } = value;
  if (typeof state !== 'object' || state === null || !('kind' in state)) return false;
  if (state.kind !== 'answered') return state.kind === 'waiting' || state.kind === 'failed';
  const reply: unknown = 'reply' in state ? state.reply : null;
  return typeof reply === 'object' && reply !== null && 'answer' in reply && 'citations' in reply;
}

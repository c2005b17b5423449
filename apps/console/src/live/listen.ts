import { setConnection } from './live-store.js';

const ITEM_EVENTS = ['opened', 'changed', 'claimed', 'released', 'closed'] as const;

/** `data` of an event about an item: ids, and nothing of what readers wrote. */
export interface LiveItem {
  id: string;
  siteId: string;
  commentId: string;
  queue: string;
  closedAt: string | null;
  claim: { by: string; until: string } | null;
}

export interface LiveCounts {
  siteId: string;
  queues: Record<string, number>;
}

export interface LiveHandlers {
  onItem: (event: (typeof ITEM_EVENTS)[number], item: LiveItem) => void;
  onCounts: (counts: LiveCounts) => void;
  /** More may have happened than was told: read everything again. */
  onReset: () => void;
  onSignedOut: () => void;
}

const AGAIN_MS = 4000;
const UNSEEN_MS = 5000;

/**
 * Listens until it is told to stop. The browser comes again by itself, with the id of the last event it has seen. A tab
 * that nobody sees lets its stream go, since a browser keeps six connections to a server for all its tabs.
 */
export function listen(handlers: LiveHandlers): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unseen: ReturnType<typeof setTimeout> | undefined;
  let wasLost = false;
  const letGo = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
    setConnection('connecting');
  };
  const open = () => {
    source = new EventSource('/v1/live');
    const on = <Data>(name: string, take: (data: Data) => void) =>
      source?.addEventListener(name, (event: MessageEvent<string>) => take(JSON.parse(event.data) as Data));
    on('ready', () => {
      setConnection('live');
      if (wasLost) {
        handlers.onReset();
      }
      wasLost = false;
    });
    ITEM_EVENTS.forEach((name) => on<LiveItem>(name, (item) => handlers.onItem(name, item)));
    on('counts', handlers.onCounts);
    on('reset', handlers.onReset);
    on<{ why: string }>('end', ({ why }) => why === 'signed-out' && handlers.onSignedOut());
    source.onerror = () => {
      setConnection('lost');
      // Refused, so that the browser gives up: a new stream begins now, whatever was missed.
      if (source?.readyState === EventSource.CLOSED) {
        wasLost = true;
        timer = setTimeout(open, AGAIN_MS);
      }
    };
  };
  const onSeen = () => {
    clearTimeout(unseen);
    if (document.visibilityState === 'hidden') {
      unseen = setTimeout(() => {
        wasLost = true;
        letGo();
      }, UNSEEN_MS);
    } else if (source === undefined) {
      open();
    }
  };
  document.addEventListener('visibilitychange', onSeen);
  open();
  return () => {
    document.removeEventListener('visibilitychange', onSeen);
    clearTimeout(unseen);
    letGo();
  };
}

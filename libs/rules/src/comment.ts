/** One revision of a comment, as rules see it. */
export interface CommentInput {
  id: string;
  rev: number;
  text: string;
  format?: 'plain' | 'html' | 'markdown';
  language?: string;
  createdAt?: string;
  parentId?: string;
  author: { id?: string; username: string; createdAt?: string; roles?: string[] };
  article: {
    id?: string;
    url?: string;
    title?: string;
    section?: string;
    tags?: string[];
    language?: string;
    publishedAt?: string;
    updatedAt?: string;
  };
  /** Outputs of the site's own models, read as `site.<name>`. */
  scores?: Record<string, number>;
}

/** Everything gathered before evaluation and stored with it; an absent key is unknown. */
export interface Facts {
  now: string;
  author?: {
    firstSeenAt?: string;
    approved: number;
    rejected: number;
    reviewed: number;
    /** Arrival times of the author's last 32 comments at or before this one, newest first. */
    recent?: string[];
  };
  votes?: { up?: number; down?: number; net?: number };
  reports?: { count: number; reasons: string[] };
  model?: Record<string, number>;
  article?: { mode?: string };
  /** Facts that were expected and could not be had; they end in `degraded`. */
  unavailable?: string[];
  /** Values of fact lists such as `roles/staff`. */
  lists?: Record<string, string[]>;
  [later: string]: unknown;
}

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
